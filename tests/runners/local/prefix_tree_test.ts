import { assertEquals } from "@std/assert";
import fc from "fast-check";
import {
  type Listener,
  type PrefixNode,
  PrefixTree,
} from "../../../runners/local/prefix_tree.ts";

interface Leaf {
  readonly tokens: readonly number[];
  readonly rows: readonly string[];
  readonly heard: readonly (readonly [number, Listener])[];
}

/** Every node with all tokens from the start. */
function* leaves(
  node: PrefixNode<string>,
  before: readonly number[] = [],
): Iterable<Leaf> {
  const tokens = [...before, ...node.tokens];
  assertEquals(node.depth, before.length);
  const heard = [...node.listeners].flatMap(([offset, listeners]) =>
    listeners.map((listener) => [node.depth + offset, listener] as const)
  );
  yield { tokens, rows: node.rows, heard };
  for (const [first, child] of node.children) {
    assertEquals(child.tokens[0], first);
    assertEquals(child.parent, node);
    yield* leaves(child, tokens);
  }
}

const pathsOf = fc.array(
  fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 1, maxLength: 6 }),
);

Deno.test("every path ends at a node of exactly its tokens", () => {
  fc.assert(
    fc.property(pathsOf, (paths) => {
      const tree = new PrefixTree<string>();
      for (const tokens of paths) {
        tree.add({ tokens, listeners: new Map(), row: `${tokens}` });
      }
      const ends = [...leaves(tree.root)].flatMap(({ tokens, rows }) =>
        rows.map((row) => [row, `${tokens}`])
      );
      assertEquals(ends.length, paths.length);
      for (const [row, tokens] of ends) assertEquals(row, tokens);
    }),
    { seed: 4 },
  );
});

Deno.test("the tree has as many tokens as there are different starts", () => {
  fc.assert(
    fc.property(pathsOf, (paths) => {
      const tree = new PrefixTree<string>();
      const starts = new Set<string>();
      for (const tokens of paths) {
        tree.add({ tokens, listeners: new Map() });
        tokens.forEach((_, end) => starts.add(`${tokens.slice(0, end + 1)}`));
      }
      assertEquals(tree.size, starts.size);
      const lengths = paths.map(({ length }) => length);
      assertEquals(tree.longest, Math.max(0, ...lengths));
    }),
    { seed: 5 },
  );
});

Deno.test("listeners stay with their token when a node is cut", () => {
  fc.assert(
    fc.property(pathsOf, (paths) => {
      const tree = new PrefixTree<string>();
      const places = new Map<Listener, readonly [number, string]>();
      for (const tokens of paths) {
        const listeners = new Map(tokens.map((_, place) => {
          const listener = { picks: [], whole: false, take: () => {} };
          places.set(listener, [place, `${tokens.slice(0, place + 1)}`]);
          return [place, listener];
        }));
        tree.add({ tokens, listeners, row: "" });
      }
      let heard = 0;
      for (const leaf of leaves(tree.root)) {
        for (const [place, listener] of leaf.heard) {
          heard++;
          assertEquals(
            [place, `${leaf.tokens.slice(0, place + 1)}`],
            places.get(listener),
          );
        }
      }
      assertEquals(heard, places.size);
    }),
    { seed: 6 },
  );
});

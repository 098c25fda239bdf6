import { PrefixNode } from "./prefix_tree.ts";
import type { Row } from "./row.ts";

/**
 * A node that needs no start, since it has all tokens itself.
 *
 * @param node The node; what goes on from it goes on from the new one.
 * @param computed How many of its tokens were computed: who waited for those was told.
 * @returns The new node.
 */
export function fromTheStart(
  node: PrefixNode<Row>,
  computed: number,
): PrefixNode<Row> {
  const { listeners, rows, children, paths, depth } = node;
  const whole = new PrefixNode<Row>(tokensUpTo(node), null);
  whole.paths = paths;
  whole.rows.push(...rows);
  for (const [offset, waiting] of listeners) {
    if (offset >= computed) whole.listeners.set(depth + offset, waiting);
  }
  for (const [token, child] of children) {
    child.parent = whole;
    whole.children.set(token, child);
  }
  return whole;
}

function tokensUpTo(node: PrefixNode<Row>): number[] {
  const before = node.parent === null ? [] : tokensUpTo(node.parent);
  return [...before, ...node.tokens];
}

/**
 * Takes a node that needs no start apart into one for each reply that goes on
 * from it, and one for all children.
 *
 * @param node The node; its children go on from one of the new ones.
 * @returns The new nodes. The last one must be computed first: it tells who waits.
 */
export function apart(node: PrefixNode<Row>): PrefixNode<Row>[] {
  const { tokens, rows, children, listeners } = node;
  const others = rows.slice(1).map((row) => [row]);
  if (children.size > 0 && rows.length > 0) others.push([]);
  const copies = others.map((rows) => {
    const copy = new PrefixNode<Row>(tokens, null);
    copy.paths = 1;
    copy.rows.push(...rows);
    return copy;
  });
  const [first] = rows;
  const last = new PrefixNode<Row>(tokens, null);
  last.paths = 1;
  if (first !== undefined) last.rows.push(first);
  for (const [offset, waiting] of listeners) {
    last.listeners.set(offset, waiting);
  }
  const parent = first === undefined ? last : copies.at(-1) ?? last;
  for (const [token, child] of children) {
    child.parent = parent;
    parent.children.set(token, child);
  }
  return [...copies, last];
}

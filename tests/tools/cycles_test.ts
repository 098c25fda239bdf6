import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { cycles } from "../../_tools/cycles.ts";

function graph(edges: Record<string, string[]>): Map<string, string[]> {
  return new Map(Object.entries(edges));
}

Deno.test("cycles names the way around", () => {
  assertEquals(cycles(graph({ a: ["b"], b: ["c"], c: ["b"] })), [
    ["b", "c", "b"],
  ]);
});

Deno.test("cycles finds each of two circles", () => {
  assertEquals(
    cycles(graph({ a: ["b", "a"], b: ["c"], c: ["a"] })),
    [["a", "b", "c", "a"], ["a", "a"]],
  );
});

Deno.test("cycles does not take two ways to one place for a circle", () => {
  assertEquals(cycles(graph({ a: ["b", "c"], b: ["d"], c: ["d"] })), []);
});

Deno.test("cycles finds none where every edge leads upwards, and one as soon as an edge leads back", () => {
  const edge = fc.tuple(fc.nat(9), fc.nat(9)).filter(([a, b]) => a < b);
  fc.assert(fc.property(fc.array(edge, { minLength: 1 }), (edges) => {
    const upwards = new Map<string, string[]>();
    for (const [a, b] of edges) {
      upwards.set(`${a}`, [...upwards.get(`${a}`) ?? [], `${b}`]);
    }
    assertEquals(cycles(upwards), []);
    const [[first, last]] = edges as [[number, number]];
    upwards.set(`${last}`, [`${first}`, ...upwards.get(`${last}`) ?? []]);
    assertEquals(cycles(upwards).length > 0, true);
  }));
});

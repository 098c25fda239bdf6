import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import { unitsOf } from "../../analyses/units.ts";
import { randomStream } from "../../stats/mod.ts";

/** Samples of which so many in 100 are right, by chance. */
function drawn(n: number, share: number): Float64Array {
  const random = randomStream("units", n, share);
  return Float64Array.from({ length: n }, () => random() < share ? 1 : 0);
}

function spreadOf(means: readonly number[]): number {
  const mean = means.reduce((sum, value) => sum + value, 0) / means.length;
  const squares = means.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(squares / (means.length - 1));
}

Deno.test("all units together have the means of all samples", () => {
  const scores = [drawn(2_345, 0.3), drawn(2_345, 0.8)];
  const units = unitsOf({ n: 2_345, scores, clusters: undefined });
  const all = Uint32Array.from({ length: units.count }, (_, place) => place);
  const sums = scores.map((column) => column.reduce((sum, one) => sum + one));
  for (const [column, mean] of units.means(all).entries()) {
    assertAlmostEquals(mean, (sums[column] ?? NaN) / 2_345, 1e-12);
  }
});

Deno.test("many samples spread as widely where they are dealt out to few units", () => {
  const n = 20_000;
  const scores = [drawn(n, 0.3)];
  const units = unitsOf({ n, scores, clusters: undefined });
  assertEquals(units.count, 1_000);
  const random = randomStream("spread of units");
  const means = Array.from({ length: 4_000 }, () =>
    units.means(
      Uint32Array.from({ length: units.count }, () => random() * units.count),
    )[0] ?? NaN);
  const expected = Math.sqrt(0.3 * 0.7 / n);
  assert(Math.abs(spreadOf(means) / expected - 1) < 0.08);
});

Deno.test("samples of a group stay together", () => {
  const units = unitsOf({
    ...{ n: 4, scores: [Float64Array.of(1, 0, 1, 1)] },
    clusters: ["a", "b", "a", "b"],
  });
  assertEquals(units.count, 2);
  assertEquals(units.means(Uint32Array.of(0)), [1]);
  assertEquals(units.means(Uint32Array.of(1)), [0.5]);
});

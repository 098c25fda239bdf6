import fc from "fast-check";
import type { Interval } from "../../stats/mod.ts";

/** Successes out of some tries. */
export const COUNTS: fc.Arbitrary<{ n: number; successes: number }> = fc
  .integer({ min: 1, max: 100_000 }).chain((n) =>
    fc.integer({ min: 0, max: n }).map((successes) => ({ n, successes }))
  );

/** Levels that intervals are asked for. */
export const LEVEL: fc.Arbitrary<number> = fc.double({
  min: 0.5,
  max: 0.999,
  noNaN: true,
});

/** How often intervals cover shares of 0.01, 0.02, … 0.99: exact sums. */
export function coverage(
  n: number,
  intervalOf: (successes: number) => Interval,
): number[] {
  const intervals = Array.from({ length: n + 1 }, (_, k) => intervalOf(k));
  const shares = Array.from({ length: 99 }, (_, index) => (index + 1) / 100);
  return shares.map((share) => {
    let mass = (1 - share) ** n;
    let covered = 0;
    for (const [k, { low, high }] of intervals.entries()) {
      if (low <= share && share <= high) covered += mass;
      mass *= (n - k) / (k + 1) * share / (1 - share);
    }
    return covered;
  });
}

import { betaQuantile } from "./beta_quantile.ts";
import { checkCounts } from "./check_counts.ts";
import type { Interval, LevelOptions } from "./interval.ts";
import { checkLevel } from "./interval.ts";

/**
 * The exact interval of a proportion (Clopper and Pearson 1934,
 * https://doi.org/10.2307/2331986): the α/2 quantile of Beta(k, n − k + 1) and
 * the 1 − α/2 quantile of Beta(k + 1, n − k); `beta` in statsmodels. Never
 * covers less than its level, mostly more: for guarantees, where Wilson's is
 * for description.
 *
 * @param successes How many succeeded.
 * @param n Of how many.
 * @param options The level of confidence.
 * @returns The interval, within [0, 1].
 * @throws {RangeError} If n is not a whole number of at least 1, or successes
 *   not one from 0 to n, or the level outside of (0, 1).
 *
 * @example Usage
 * ```ts
 * import { clopperPearson } from "@aftertune/aftertune/stats/mod.ts";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * const { low, high } = clopperPearson(17, 20, { level: 0.95 });
 * assertAlmostEquals(low, 0.6210731735, 1e-9);
 * assertAlmostEquals(high, 0.9679290628, 1e-9);
 * ```
 */
export function clopperPearson(
  successes: number,
  n: number,
  { level }: LevelOptions,
): Interval {
  checkLevel(level);
  checkCounts(successes, n);
  const failures = n - successes;
  const tail = (1 - level) / 2;
  return {
    low: successes === 0 ? 0 : betaQuantile(tail, successes, failures + 1),
    high: failures === 0 ? 1 : 1 - betaQuantile(tail, failures, successes + 1),
  };
}

import { betaQuantile } from "./beta_quantile.ts";
import { checkCounts } from "./check_counts.ts";
import type { Interval, LevelOptions } from "./interval.ts";
import { checkLevel } from "./interval.ts";

/**
 * The Jeffreys interval of a proportion: the α/2 and 1 − α/2 quantiles of
 * Beta(k + ½, n − k + ½), which holds the proportion with the probability of
 * its level if nothing was known of it before (Brown, Cai and DasGupta 2001,
 * https://doi.org/10.1214/ss/1009213286; `jeffreys` in statsmodels).
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
 * import { jeffreys } from "@aftertune/aftertune/stats/mod.ts";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * const { low, high } = jeffreys(17, 20, { level: 0.95 });
 * assertAlmostEquals(low, 0.6514222891, 1e-9);
 * assertAlmostEquals(high, 0.9558686580, 1e-9);
 * ```
 */
export function jeffreys(
  successes: number,
  n: number,
  { level }: LevelOptions,
): Interval {
  checkLevel(level);
  checkCounts(successes, n);
  const failures = n - successes;
  const tail = (1 - level) / 2;
  return {
    low: betaQuantile(tail, successes + 0.5, failures + 0.5),
    high: 1 - betaQuantile(tail, failures + 0.5, successes + 0.5),
  };
}

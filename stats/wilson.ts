import { checkCounts } from "./check_counts.ts";
import type { Interval, LevelOptions } from "./interval.ts";
import { checkLevel } from "./interval.ts";
import { normalQuantile } from "./normal_quantile.ts";

/**
 * The Wilson score interval of a proportion (Wilson 1927,
 * https://doi.org/10.2307/2276774): (p + z²/2n ± z√(p(1 − p)/n + z²/4n²)) /
 * (1 + z²/n). Holds its level where few or all succeed, where the textbook's
 * p ± z·SE collapses.
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
 * import { wilson } from "@aftertune/aftertune/stats/mod.ts";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * const { low, high } = wilson(17, 20, { level: 0.95 });
 * assertAlmostEquals(low, 0.6395811353, 1e-9);
 * assertAlmostEquals(high, 0.9476312541, 1e-9);
 * ```
 */
export function wilson(
  successes: number,
  n: number,
  { level }: LevelOptions,
): Interval {
  checkLevel(level);
  checkCounts(successes, n);
  const z = normalQuantile((1 + level) / 2);
  const failures = n - successes;
  const scale = n + z * z;
  const centre = (successes + z * z / 2) / scale;
  const half = z * Math.sqrt(successes * failures / n + z * z / 4) / scale;
  return {
    low: successes === 0 ? 0 : centre - half,
    high: failures === 0 ? 1 : centre + half,
  };
}

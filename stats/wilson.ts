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
  return wilsonShare(
    { share: successes / n, n },
    normalQuantile((1 + level) / 2),
  );
}

/**
 * Wilson's interval of a share of any size, for samples that count as more or
 * fewer than they are.
 *
 * @param estimate The share, and how many independent samples it counts as.
 * @param deviate Of the level, two-sided; 1.96 for 0.95.
 * @returns The interval, within [0, 1].
 *
 * @example Usage
 * ```ts
 * import { wilsonShare } from "@aftertune/aftertune/stats/wilson.ts";
 * import { assert } from "@std/assert";
 *
 * const { low, high } = wilsonShare({ share: 0.5, n: 7.5 }, 1.96);
 * assert(low > 0.2 && high < 0.8);
 * ```
 */
export function wilsonShare(
  { share, n }: { readonly share: number; readonly n: number },
  deviate: number,
): Interval {
  const z = deviate;
  const scale = n + z * z;
  const centre = (n * share + z * z / 2) / scale;
  const half = z * Math.sqrt(n * share * (1 - share) + z * z / 4) / scale;
  return {
    low: share === 0 ? 0 : centre - half,
    high: share === 1 ? 1 : centre + half,
  };
}

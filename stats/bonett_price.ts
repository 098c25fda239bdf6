import { checkLevel, type Interval, type LevelOptions } from "./interval.ts";
import { normalQuantile } from "./normal_quantile.ts";

/** How many pairs of binary scores changed. */
export interface Flips {
  /** Pairs that went from wrong to right. */
  readonly gained: number;
  /** Pairs that went from right to wrong. */
  readonly lost: number;
  /** All pairs, changed or not. */
  readonly n: number;
}

/**
 * The interval of the difference of two paired proportions by Bonett and Price
 * (2012, https://doi.org/10.3102/1076998611411915): the normal interval
 * d ± z√((g + l − d²)/(n + 2)) with d = g − l, of the shares g gained and l
 * lost after one pair more did either. So it has a width, and holds its level,
 * where few pairs or none changed: for decisions on margins.
 *
 * @param flips How many pairs gained and lost, of how many.
 * @param options The level of confidence.
 * @returns The interval of the share gained less the share lost, within
 *   [−1, 1] and widened to hold the difference that was seen, where need be.
 * @throws {RangeError} If a count is not a whole number of at least 0, n is 0
 *   or less than gained and lost together, or the level is outside of (0, 1).
 *
 * @example No loss of over 0.02 is shown, though few pairs changed
 * ```ts
 * import { bonettPrice, nonInferiority } from "@aftertune/aftertune/stats/mod.ts";
 * import { assertAlmostEquals, assertEquals } from "@std/assert";
 *
 * const flips = { gained: 17, lost: 6, n: 100 };
 * const difference = bonettPrice(flips, { level: 0.95 });
 * assertAlmostEquals(difference.low, 0.0140728, 1e-6);
 * assertAlmostEquals(difference.high, 0.2016135, 1e-6);
 * assertEquals(nonInferiority(difference, { margin: 0.02 }), "shown");
 * ```
 */
export function bonettPrice(
  { gained, lost, n }: Flips,
  { level }: LevelOptions,
): Interval {
  checkLevel(level);
  for (const count of [gained, lost, n]) {
    if (!Number.isSafeInteger(count) || count < 0) {
      throw new RangeError(
        `Cannot compare pairs as counts must be whole numbers of at least 0: ${count}`,
      );
    }
  }
  if (n === 0 || n < gained + lost) {
    throw new RangeError(
      `Cannot compare pairs as there must be at least one, and no more may change than there are: ${n} pairs, ${
        gained + lost
      } changed`,
    );
  }
  const difference = (gained - lost) / (n + 2);
  const changed = (gained + lost + 2) / (n + 2);
  const variance = (changed - difference ** 2) / (n + 2);
  const half = normalQuantile((1 + level) / 2) * Math.sqrt(variance);
  // At low levels it would leave out the difference that was seen.
  const seen = (gained - lost) / n;
  return {
    low: Math.max(-1, Math.min(seen, difference - half)),
    high: Math.min(1, Math.max(seen, difference + half)),
  };
}

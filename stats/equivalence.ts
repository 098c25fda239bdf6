import type { Interval } from "./interval.ts";
import {
  canDecide,
  checkMargin,
  type Decision,
  type MarginOptions,
} from "./margin.ts";

/**
 * Decides whether a difference is no larger than a margin in either direction:
 * shown where its whole interval lies within ±margin, refuted where the whole
 * interval lies outside, else inconclusive. With an interval of level 1 − 2α it
 * is the two one-sided tests at α (Schuirmann 1987,
 * https://doi.org/10.1007/BF01068419), whose p-values `tost` gives.
 *
 * @param difference The interval of the difference.
 * @param options The margin.
 * @returns The decision; of an interval of no width always inconclusive, as
 *   it comes of values that do not vary.
 * @throws {RangeError} If the margin is not a finite number of at least 0, or
 *   the ends of the interval are not in order.
 *
 * @example Usage
 * ```ts
 * import { equivalence } from "@aftertune/aftertune/stats/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const decide = (low: number, high: number) =>
 *   equivalence({ low, high }, { margin: 0.02 });
 * assertEquals(decide(-0.01, 0.01), "shown");
 * assertEquals(decide(0.03, 0.05), "refuted");
 * assertEquals(decide(-0.01, 0.04), "inconclusive");
 * ```
 */
export function equivalence(
  difference: Interval,
  { margin }: MarginOptions,
): Decision {
  checkMargin(margin);
  if (!canDecide(difference)) return "inconclusive";
  const { low, high } = difference;
  if (-margin < low && high < margin) return "shown";
  return high < -margin || margin < low ? "refuted" : "inconclusive";
}

import type { Interval } from "./interval.ts";
import {
  canDecide,
  checkMargin,
  type Decision,
  type MarginOptions,
} from "./margin.ts";

/**
 * Decides whether something lost no more than a margin: shown where the whole
 * interval of its difference lies above −margin, refuted where the whole
 * interval lies below, else inconclusive. Errs in either way at most with the
 * probability of one tail, so that an interval of level 0.95 decides at 0.025
 * (Piaggio et al. 2012, https://doi.org/10.1001/jama.2012.87802).
 *
 * @param difference The interval of a difference that is better the higher it
 *   is: turn its sign where lower is better.
 * @param options The margin; 0 asks that nothing was lost.
 * @returns The decision; of an interval of no width always inconclusive, as
 *   it comes of values that do not vary.
 * @throws {RangeError} If the margin is not a finite number of at least 0, or
 *   the ends of the interval are not in order.
 *
 * @example Usage
 * ```ts
 * import { nonInferiority } from "@aftertune/aftertune/stats/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const decide = (low: number, high: number) =>
 *   nonInferiority({ low, high }, { margin: 0.02 });
 * assertEquals(decide(-0.01, 0.04), "shown");
 * assertEquals(decide(-0.05, -0.03), "refuted");
 * assertEquals(decide(-0.05, 0.01), "inconclusive");
 * ```
 */
export function nonInferiority(
  difference: Interval,
  { margin }: MarginOptions,
): Decision {
  checkMargin(margin);
  if (!canDecide(difference)) return "inconclusive";
  const { low, high } = difference;
  if (low > -margin) return "shown";
  return high < -margin ? "refuted" : "inconclusive";
}

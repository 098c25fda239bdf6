import { checkFinite } from "./check_finite.ts";
import type { LevelOptions } from "./interval.ts";
import { checkLevel } from "./interval.ts";
import { type MeanInterval, meanInterval } from "./mean_interval.ts";

/**
 * The mean and its Student t interval, mean ± t·s/√n with n − 1 degrees of
 * freedom and s by n − 1 (Student 1908, https://doi.org/10.2307/2331554).
 *
 * @param values The values.
 * @param options The level of confidence.
 * @returns Mean and interval, or `null` for a single value, which says nothing
 *   of how far values spread.
 * @throws {RangeError} If there is no value, one is not finite, or the level
 *   is outside of (0, 1).
 *
 * @example Usage
 * ```ts
 * import { studentMean } from "@aftertune/aftertune/stats/mod.ts";
 * import { assertAlmostEquals, assertEquals } from "@std/assert";
 *
 * const estimate = studentMean([1, 2, 3], { level: 0.95 });
 * assertAlmostEquals(estimate?.low ?? NaN, -0.4841377118, 1e-9);
 * assertEquals(studentMean([1], { level: 0.95 }), null);
 * ```
 */
export function studentMean(
  values: ArrayLike<number>,
  { level }: LevelOptions,
): MeanInterval | null {
  checkLevel(level);
  checkFinite(values);
  const n = values.length;
  if (n === 1) return null;
  let sum = 0;
  for (let row = 0; row < n; row++) sum += values[row] as number;
  const mean = sum / n;
  let squares = 0;
  for (let row = 0; row < n; row++) {
    squares += (values[row] as number - mean) ** 2;
  }
  const error = Math.sqrt(squares / (n - 1) / n);
  return meanInterval({ mean, error, freedom: n - 1, n }, level);
}

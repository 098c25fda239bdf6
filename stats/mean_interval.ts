import { checkMean } from "./check_mean.ts";
import type { Interval } from "./interval.ts";
import { studentQuantile } from "./student_quantile.ts";

/** A mean and how far it may be off. */
export interface MeanError {
  /** The mean. */
  readonly mean: number;
  /** Its standard error. */
  readonly error: number;
  /** Degrees of freedom of the standard error, not always a whole number. */
  readonly freedom: number;
  /** How many values it is the mean of. */
  readonly n: number;
}

/** A mean with its interval. */
export interface MeanInterval extends Interval, MeanError {}

/**
 * Puts Student's t interval around a mean: mean ± t·error.
 *
 * @param estimate The mean, its standard error and degrees of freedom.
 * @param level Confidence level, in (0, 1).
 * @returns The same with the interval.
 * @throws {RangeError} If the mean or its standard error is not finite.
 *
 * @example Usage
 * ```ts
 * import { meanInterval } from "@aftertune/aftertune/stats/mean_interval.ts";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * const estimate = { mean: 2, error: 1, freedom: 4, n: 5 };
 * assertAlmostEquals(meanInterval(estimate, 0.95).high, 4.776445105, 1e-9);
 * ```
 */
export function meanInterval(estimate: MeanError, level: number): MeanInterval {
  const { mean, error, freedom } = estimate;
  checkMean(mean, error);
  const half = studentQuantile((1 + level) / 2, freedom) * error;
  return { ...estimate, low: mean - half, high: mean + half };
}

import { checkLevel, type Interval, type LevelOptions } from "./interval.ts";
import { normalQuantile } from "./normal_quantile.ts";

/** Options of the interval of a correlation. */
export interface CorrelationOptions extends LevelOptions {
  /** How many rows were correlated. */
  readonly n: number;
}

/**
 * The interval of a correlation by Fisher's z, which is nearly normal:
 * tanh(artanh r ± z·error).
 *
 * @param correlation The correlation.
 * @param variance That of its Fisher's z.
 * @param options The number of rows and the level of confidence.
 * @returns The interval, or `null` where z or its variance is none.
 * @throws {RangeError} If the correlation is outside of [−1, 1], n is not a
 *   whole number of at least 1, or the level is outside of (0, 1).
 *
 * @example Usage
 * ```ts
 * import { correlationInterval } from "@aftertune/aftertune/stats/correlation_interval.ts";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * const options = { n: 28, level: 0.95 };
 * const interval = correlationInterval(0, 1 / 25, options);
 * assertAlmostEquals(interval?.high ?? NaN, Math.tanh(1.959964 / 5), 1e-6);
 * ```
 */
export function correlationInterval(
  correlation: number,
  variance: number,
  { n, level }: CorrelationOptions,
): Interval | null {
  checkLevel(level);
  if (!(Math.abs(correlation) <= 1)) {
    throw new RangeError(
      `Cannot make an interval as a correlation must be from -1 to 1: ${correlation}`,
    );
  }
  if (!Number.isSafeInteger(n) || n < 1) {
    throw new RangeError(
      `Cannot make an interval as there must be a whole number of at least 1 row: ${n}`,
    );
  }
  if (Math.abs(correlation) === 1 || !(variance > 0 && variance < Infinity)) {
    return null;
  }
  const centre = Math.atanh(correlation);
  const half = normalQuantile((1 + level) / 2) * Math.sqrt(variance);
  return { low: Math.tanh(centre - half), high: Math.tanh(centre + half) };
}

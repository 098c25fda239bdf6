import {
  correlationInterval,
  type CorrelationOptions,
} from "./correlation_interval.ts";
import type { Interval } from "./interval.ts";

/**
 * The interval of Kendall's tau: Fisher's z = artanh τ with the standard error
 * √(0.437/(n − 4)) of Fieller, Hartley and Pearson (1957,
 * https://doi.org/10.1093/biomet/44.3-4.470), which Bonett and Wright (2000,
 * https://doi.org/10.1007/BF02294183) confirm where |τ| is below 0.8.
 *
 * @param correlation What `kendall` gave.
 * @param options The number of rows and the level of confidence.
 * @returns The interval, or `null` where nothing can be said: below 5 rows, or
 *   where both columns order alike, of which z is not finite.
 * @throws {RangeError} If the correlation is outside of [−1, 1], n is not a
 *   whole number of at least 1, or the level is outside of (0, 1).
 *
 * @example Usage
 * ```ts
 * import { kendallInterval } from "@aftertune/aftertune/stats/mod.ts";
 * import { assertAlmostEquals, assertEquals } from "@std/assert";
 *
 * const interval = kendallInterval(0.6, { n: 30, level: 0.95 });
 * assertAlmostEquals(interval?.low ?? NaN, 0.412856, 1e-6);
 * assertAlmostEquals(interval?.high ?? NaN, 0.738534, 1e-6);
 * assertEquals(kendallInterval(0.6, { n: 4, level: 0.95 }), null);
 * ```
 */
export function kendallInterval(
  correlation: number,
  options: CorrelationOptions,
): Interval | null {
  return correlationInterval(correlation, 0.437 / (options.n - 4), options);
}

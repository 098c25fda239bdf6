import {
  correlationInterval,
  type CorrelationOptions,
} from "./correlation_interval.ts";
import type { Interval } from "./interval.ts";

/**
 * The interval of Spearman's correlation: Fisher's z = artanh ρ with the
 * standard error √((1 + ρ²/2)/(n − 3)) of Bonett and Wright (2000,
 * https://doi.org/10.1007/BF02294183), which holds its level better than
 * Fisher's own √(1/(n − 3)) where the correlation is strong.
 *
 * @param correlation What `spearman` gave.
 * @param options The number of rows and the level of confidence.
 * @returns The interval, or `null` where nothing can be said: below 4 rows, or
 *   where both columns rank alike, of which z is not finite.
 * @throws {RangeError} If the correlation is outside of [−1, 1], n is not a
 *   whole number of at least 1, or the level is outside of (0, 1).
 *
 * @example Usage
 * ```ts
 * import { spearmanInterval } from "@aftertune/aftertune/stats/mod.ts";
 * import { assertAlmostEquals, assertEquals } from "@std/assert";
 *
 * const interval = spearmanInterval(0.6, { n: 30, level: 0.95 });
 * assertAlmostEquals(interval?.low ?? NaN, 0.276057, 1e-6);
 * assertAlmostEquals(interval?.high ?? NaN, 0.801533, 1e-6);
 * assertEquals(spearmanInterval(0.6, { n: 3, level: 0.95 }), null);
 * ```
 */
export function spearmanInterval(
  correlation: number,
  options: CorrelationOptions,
): Interval | null {
  const variance = (1 + correlation ** 2 / 2) / (options.n - 3);
  return correlationInterval(correlation, variance, options);
}

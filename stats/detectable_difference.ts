import { reachOf, type SpreadOptions } from "./power.ts";

/**
 * The smallest difference of pairs that a comparison finds:
 * (z₁₋α⸝₂ + z₁₋β)·deviation/√n, by the normal approximation.
 *
 * @param samples How many samples there are.
 * @param options The level, the power and the spread of pairs.
 * @returns The difference, above 0.
 * @throws {RangeError} If samples is not a whole number of at least 1, or an
 *   option is out of range.
 *
 * @example What GSM8K's 1,319 samples find where 12 % of answers flip
 * ```ts
 * import { detectableDifference } from "@aftertune/aftertune/stats/mod.ts";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * const found = detectableDifference(1319, {
 *   level: 0.95,
 *   power: 0.8,
 *   deviation: Math.sqrt(0.12),
 * });
 * assertAlmostEquals(found, 0.0267221909, 1e-9);
 * ```
 */
export function detectableDifference(
  samples: number,
  options: SpreadOptions,
): number {
  if (!Number.isSafeInteger(samples) || samples < 1) {
    throw new RangeError(
      `Cannot plan as samples must be a whole number of at least 1: ${samples}`,
    );
  }
  return reachOf(options) / Math.sqrt(samples);
}

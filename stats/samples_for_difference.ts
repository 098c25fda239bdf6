import { reachOf, type SpreadOptions } from "./power.ts";

/**
 * How many samples a comparison needs to find a difference of pairs:
 * ((z₁₋α⸝₂ + z₁₋β)·deviation/difference)² (Miller 2024, section 5,
 * https://arxiv.org/abs/2411.00640), by the normal approximation. To decide on
 * a margin, give how far the difference is from it.
 *
 * @param difference The difference to be found, not 0.
 * @param options The level, the power and the spread of pairs.
 * @returns The number of samples, a whole number.
 * @throws {RangeError} If the difference is 0 or not finite, or an option is
 *   out of range.
 *
 * @example Usage
 * ```ts
 * import { samplesForDifference } from "@aftertune/aftertune/stats/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const options = { level: 0.95, power: 0.8, deviation: 1 / 3 };
 * assertEquals(samplesForDifference(0.03, options), 969);
 * ```
 */
export function samplesForDifference(
  difference: number,
  options: SpreadOptions,
): number {
  if (!Number.isFinite(difference) || difference === 0) {
    throw new RangeError(
      `Cannot plan as the difference must be finite and not 0: ${difference}`,
    );
  }
  return Math.ceil((reachOf(options) / difference) ** 2);
}

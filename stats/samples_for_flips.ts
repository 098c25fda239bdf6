import { deviatesOf, type PowerOptions } from "./power.ts";

/** Options of {@linkcode samplesForFlips}. */
export interface FlipOptions extends PowerOptions {
  /** The share of pairs that gain or lose, above 0 and at most 1. */
  readonly discordance: number;
}

/**
 * How many samples McNemar's test needs to find a difference between binary
 * scores: (z₁₋α⸝₂·√ψ + z₁₋β·√(ψ − δ²))²/δ² for a difference δ at a discordance
 * ψ (Connor 1987, https://doi.org/10.2307/2531961).
 *
 * @param difference The share that gains less the share that loses, not 0.
 * @param options The level, the power and the discordance.
 * @returns The number of samples, a whole number.
 * @throws {RangeError} If the discordance is outside of (0, 1], the difference
 *   is 0 or beyond the discordance, the level outside of (0, 1), or the power
 *   outside of [0.5, 1).
 *
 * @example Usage
 * ```ts
 * import { samplesForFlips } from "@aftertune/aftertune/stats/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const options = { level: 0.95, power: 0.8, discordance: 0.23 };
 * assertEquals(samplesForFlips(0.11, options), 147);
 * ```
 */
export function samplesForFlips(
  difference: number,
  { discordance, ...options }: FlipOptions,
): number {
  if (!(discordance > 0 && discordance <= 1)) {
    throw new RangeError(
      `Cannot plan as the discordance must be above 0 and at most 1: ${discordance}`,
    );
  }
  if (!(Math.abs(difference) <= discordance) || difference === 0) {
    throw new RangeError(
      `Cannot plan as the difference must not be 0 and at most the discordance of ${discordance}: ${difference}`,
    );
  }
  const { ofLevel, ofPower } = deviatesOf(options);
  const reach = ofLevel * Math.sqrt(discordance) +
    ofPower * Math.sqrt(discordance - difference ** 2);
  return Math.ceil((reach / difference) ** 2);
}

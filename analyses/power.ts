import {
  detectableDifference,
  samplesForDifference,
  samplesForFlips,
} from "../stats/mod.ts";
import type { Spread } from "./spread.ts";

/** A comparison that is to be made. */
export interface PlannedComparison {
  /** How many samples it has. */
  readonly samples: number;
  /** How far its pairs are taken to spread. */
  readonly spread: Spread;
}

/** Options of {@linkcode power}. */
export interface PowerOptions {
  /** Confidence level, in (0, 1). */
  readonly level: number;
  /** How many comparisons the level is to hold for together, 1 by default. */
  readonly comparisons?: number;
  /** The difference that is to be found, `null` where none is asked about. */
  readonly difference?: number | null;
}

/** What a comparison can be expected to find. */
export interface Power {
  /** The smallest difference that it finds, `null` where it has too few samples to find any. */
  readonly detectable: number | null;
  /** Samples that the difference asked about needs, `null` where none was asked about. */
  readonly needed: number | null;
}

/** The probability with which what is there is found. */
export const POWER = 0.8;

/**
 * Says before a run what a comparison can find with a probability of
 * {@linkcode POWER}: by the normal approximation (Miller 2024, section 5,
 * https://arxiv.org/abs/2411.00640), numbers of binary samples as McNemar's
 * test needs them (Connor 1987, https://doi.org/10.2307/2531961).
 *
 * No difference is larger than the share of pairs that change. Where so few
 * samples are planned that only a larger one would be found, it is taken to
 * change just as many pairs, all in one direction.
 *
 * Several comparisons share the level equally. Holm's method, which corrects
 * the tables of a run, asks as much of its first comparison and less of the
 * others, so each finds at least what is said here.
 *
 * @param planned The number of samples and how far they spread.
 * @param options The level, the number of comparisons and the difference.
 * @returns What it finds and what it needs.
 * @throws {RangeError} If a number is out of range.
 *
 * @example GSM8K where 12% of the answers flip
 * ```ts
 * import { power } from "@aftertune/aftertune/analyses/mod.ts";
 * import { assertAlmostEquals, assertEquals } from "@std/assert";
 *
 * const { detectable, needed } = power(
 *   { samples: 1319, spread: { binary: true, amount: 0.12 } },
 *   { level: 0.95, difference: 0.05 },
 * );
 * assertAlmostEquals(detectable ?? 0, 0.0267221909, 1e-9);
 * assertEquals(needed, 375);
 * ```
 */
export function power(
  { samples, spread }: PlannedComparison,
  { level, comparisons = 1, difference = null }: PowerOptions,
): Power {
  const options = { level: 1 - (1 - level) / comparisons, power: POWER };
  return {
    detectable: detectable(samples, { ...options, spread }),
    needed: difference === null
      ? null
      : needed(Math.abs(difference), { ...options, spread }),
  };
}

interface Planning {
  readonly level: number;
  readonly power: number;
  readonly spread: Spread;
}

function detectable(
  samples: number,
  { spread: { binary, amount }, ...options }: Planning,
): number | null {
  const deviation = binary ? Math.sqrt(amount) : amount;
  const found = detectableDifference(samples, { ...options, deviation });
  if (!binary || found <= amount) return found;
  // With as many changed pairs as the difference needs: δ = z·√(δ/n).
  const oneWay = detectableDifference(samples, { ...options, deviation: 1 }) **
    2;
  return oneWay <= 1 ? oneWay : null;
}

function needed(
  difference: number,
  { spread: { binary, amount }, ...options }: Planning,
): number {
  if (!binary) {
    return samplesForDifference(difference, { ...options, deviation: amount });
  }
  const discordance = Math.max(amount, difference);
  return samplesForFlips(difference, { ...options, discordance });
}

import { checkDraws } from "./check_draws.ts";
import { checkFinite } from "./check_finite.ts";
import { allSignedSums, randomSignedSums } from "./signed_sums.ts";

/** Options of {@linkcode signFlip}. */
export interface SignFlipOptions {
  /** Gives numbers in [0, 1), such as a `randomStream`. */
  readonly random: () => number;
  /** How many sign patterns to draw where not all are tried; 99,999 by default. */
  readonly draws?: number;
}

/** Up to so many differences, every sign pattern is tried. */
const EXACT_LIMIT = 20;

/**
 * The paired permutation test of a mean difference: how often a random choice
 * of each difference's sign gives a sum at least as far from zero (Fisher
 * 1935). Exact up to 20 differences that are not zero; beyond, by random
 * patterns, (1 + as far) / (1 + draws), never 0 (Phipson and Smyth 2010,
 * https://doi.org/10.2202/1544-6115.1585).
 *
 * @param differences The difference of each pair.
 * @param options The randomness and the number of draws.
 * @returns The two-sided p-value; 1 where all differences are zero.
 * @throws {RangeError} If there is no difference, one is not finite, or draws
 *   is not a whole number of at least 1.
 *
 * @example Usage
 * ```ts
 * import { randomStream, signFlip } from "@aftertune/aftertune/stats/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const differences = [0.1, -0.05, 0.2, 0.15, 0, 0.3, -0.1, 0.25];
 * assertEquals(signFlip(differences, { random: randomStream() }), 28 / 256);
 * ```
 */
export function signFlip(
  differences: readonly number[],
  { random, draws = 99_999 }: SignFlipOptions,
): number {
  checkFinite(differences);
  checkDraws(draws);
  const nonzero = differences.filter((difference) => difference !== 0)
    .sort((one, other) => one - other);
  const observed = nonzero.reduce((total, each) => total + each, 0);
  const size = nonzero.reduce((total, each) => total + Math.abs(each), 0);
  // Sums that are equal but for rounding count as equally far.
  const bound = Math.abs(observed) - 1e-12 * size;
  const asFar = (sums: Float64Array): number =>
    sums.reduce((count, sum) => count + (Math.abs(sum) >= bound ? 1 : 0), 0);

  if (nonzero.length <= EXACT_LIMIT) {
    return asFar(allSignedSums(nonzero)) / 2 ** nonzero.length;
  }
  const sums = randomSignedSums(nonzero, { draws, random });
  return (1 + asFar(sums)) / (1 + draws);
}

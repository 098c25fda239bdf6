import { checkFinite } from "./check_finite.ts";

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
  if (!Number.isSafeInteger(draws) || draws < 1) {
    throw new RangeError(
      `Cannot flip signs as draws must be a whole number of at least 1: ${draws}`,
    );
  }
  const nonzero = differences.filter((difference) => difference !== 0)
    .sort((one, other) => one - other);
  const observed = nonzero.reduce((total, each) => total + each, 0);
  const size = nonzero.reduce((total, each) => total + Math.abs(each), 0);
  // Sums that are equal but for rounding count as equally far.
  const bound = Math.abs(observed) - 1e-12 * size;
  const asFar = (sums: Float64Array): number =>
    sums.reduce((count, sum) => count + (Math.abs(sum) >= bound ? 1 : 0), 0);

  if (nonzero.length <= EXACT_LIMIT) {
    const patterns = 2 ** nonzero.length;
    return asFar(signedSums(nonzero, patterns, (index) => index)) / patterns;
  }
  const sums = signedSums(nonzero, draws, () => random() * 2 ** 32 | 0);
  return (1 + asFar(sums)) / (1 + draws);
}

/**
 * The sums under `count` sign patterns, which `signsOf` gives 32 bits at a
 * time. Four differences at a time have their sixteen sums looked up.
 */
function signedSums(
  differences: readonly number[],
  count: number,
  signsOf: (index: number) => number,
): Float64Array {
  const sums = new Float64Array(count);
  for (let start = 0; start < differences.length; start += 32) {
    const lookup = sumsOfFours(differences.slice(start, start + 32));
    for (let index = 0; index < count; index++) {
      let signs = signsOf(index);
      let sum = 0;
      for (let at = 0; at < lookup.length; at += 16) {
        sum += lookup[at + (signs & 15)] as number;
        signs >>>= 4;
      }
      sums[index] = (sums[index] as number) + sum;
    }
  }
  return sums;
}

function sumsOfFours(differences: readonly number[]): Float64Array {
  const fours = Math.ceil(differences.length / 4);
  return Float64Array.from({ length: 16 * fours }, (_, index) => {
    const first = 4 * Math.floor(index / 16);
    return differences.slice(first, first + 4).reduce(
      (sum, each, bit) => sum + (index >> bit & 1 ? each : -each),
      0,
    );
  });
}

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
  const nonzero = differences.filter((difference) => difference !== 0);
  const sum = signedSum(nonzero);
  const size = nonzero.reduce((total, each) => total + Math.abs(each), 0);
  const observed = nonzero.reduce((total, each) => total + each, 0);
  // Sums that are equal but for rounding count as equally far.
  const bound = Math.abs(observed) - 1e-12 * size;

  let asFar = 0;
  if (nonzero.length <= EXACT_LIMIT) {
    const patterns = 2 ** nonzero.length;
    for (let pattern = 0; pattern < patterns; pattern++) {
      if (Math.abs(sum(() => pattern)) >= bound) asFar++;
    }
    return asFar / patterns;
  }
  const word = (): number => random() * 2 ** 32 >>> 0;
  for (let draw = 0; draw < draws; draw++) {
    if (Math.abs(sum(word)) >= bound) asFar++;
  }
  return (1 + asFar) / (1 + draws);
}

/**
 * Prepares sums under sign patterns, of which each word brings 32 bits. Eight
 * differences at a time have their 256 sums looked up.
 */
function signedSum(
  differences: readonly number[],
): (word: () => number) => number {
  const bytes = Math.ceil(differences.length / 8);
  const sums = new Float64Array(bytes * 256);
  for (let byte = 0; byte < bytes; byte++) {
    const part = differences.slice(8 * byte, 8 * byte + 8);
    for (let signs = 0; signs < 256; signs++) {
      sums[256 * byte + signs] = part.reduce(
        (sum, each, bit) => sum + (signs >> bit & 1 ? each : -each),
        0,
      );
    }
  }
  return (word: () => number): number => {
    let sum = 0;
    let bits = 0;
    for (let byte = 0; byte < bytes; byte++) {
      bits = byte % 4 === 0 ? word() : bits >>> 8;
      sum += sums[256 * byte + (bits & 255)] as number;
    }
    return sum;
  };
}

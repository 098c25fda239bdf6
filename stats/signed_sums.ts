import { type Bins, binsOf } from "./bins.ts";
import { discreteDraw } from "./discrete_draw.ts";
import { normalQuantile } from "./normal_quantile.ts";
import type { ResampleOptions } from "./resampled_means.ts";

/**
 * The sums of numbers under all choices of their signs.
 *
 * @param sizes The numbers, few of them.
 * @returns The sums, 2 to the power of how many numbers there are.
 *
 * @example Usage
 * ```ts
 * import { allSignedSums } from "@aftertune/aftertune/stats/signed_sums.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals([...allSignedSums([1, 2])], [-3, -1, 1, 3]);
 * ```
 */
export function allSignedSums(sizes: readonly number[]): Float64Array {
  return sumsOver(sizes, 2 ** sizes.length, (index) => index);
}

/**
 * The sums of numbers under random choices of their signs. Where many sizes
 * are few numbers, it is drawn how many of each are positive rather than sign
 * by sign. Where they are many numbers, the same is drawn of 128 bins of equal
 * width, and how sizes differ within bins adds a normal remainder.
 *
 * @param sizes The numbers, at least one, whose own signs do not matter.
 * @param options The number of draws and the randomness.
 * @returns The sums, one a draw; the order of the numbers does not matter.
 *
 * @example Usage
 * ```ts
 * import { randomSignedSums } from "@aftertune/aftertune/stats/signed_sums.ts";
 * import { randomStream } from "@aftertune/aftertune/stats/mod.ts";
 * import { assert } from "@std/assert";
 *
 * const options = { draws: 10, random: randomStream("example") };
 * const sums = randomSignedSums([3, 1], options);
 * assert(sums.every((sum) => [-4, -2, 2, 4].includes(sum)));
 * ```
 */
export function randomSignedSums(
  sizes: ArrayLike<number>,
  { draws, random }: ResampleOptions,
): Float64Array {
  const sorted = Float64Array.from(sizes, Math.abs).sort();
  const bins = binsOf(sorted);
  return bins === null
    ? sumsOver(Array.from(sorted), draws, () => random() * 2 ** 32 | 0)
    : sumsByBins(bins, { draws, random });
}

function sumsByBins(
  { counts, means, variances }: Bins,
  { draws, random }: ResampleOptions,
): Float64Array {
  const sums = new Float64Array(draws);
  let variance = 0;
  for (const [bin, count] of counts.entries()) {
    const positive = discreteDraw({
      mode: Math.floor(count / 2),
      ratio: (k) => (count - k) / (k + 1),
    }, random);
    const mean = means[bin] as number;
    for (let draw = 0; draw < draws; draw++) {
      sums[draw] = (sums[draw] as number) + mean * (2 * positive() - count);
    }
    variance += count * (variances[bin] as number);
  }
  if (variance === 0) return sums;
  const deviation = Math.sqrt(variance);
  return sums.map((sum) =>
    sum + deviation * normalQuantile(random() + 2 ** -33)
  );
}

/**
 * The sums under `count` sign patterns, which `signsOf` gives 32 bits at a
 * time. Four numbers at a time have their sixteen sums looked up.
 */
function sumsOver(
  sizes: readonly number[],
  count: number,
  signsOf: (index: number) => number,
): Float64Array {
  const sums = new Float64Array(count);
  for (let start = 0; start < sizes.length; start += 32) {
    const lookup = sumsOfFours(sizes.slice(start, start + 32));
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

function sumsOfFours(sizes: readonly number[]): Float64Array {
  const fours = Math.ceil(sizes.length / 4);
  return Float64Array.from({ length: 16 * fours }, (_, index) => {
    const first = 4 * Math.floor(index / 16);
    return sizes.slice(first, first + 4).reduce(
      (sum, each, bit) => sum + (index >> bit & 1 ? each : -each),
      0,
    );
  });
}

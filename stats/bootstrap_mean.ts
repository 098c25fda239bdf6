import { binomialDraw } from "./binomial_draw.ts";
import { checkFinite } from "./check_finite.ts";
import type { Interval, LevelOptions } from "./interval.ts";
import { checkLevel } from "./interval.ts";

/** Options of {@linkcode bootstrapMean}. */
export interface BootstrapOptions extends LevelOptions {
  /** Gives numbers in [0, 1), such as a `randomStream`. */
  readonly random: () => number;
  /** How often to resample; 10,000 by default. */
  readonly draws?: number;
}

/**
 * The percentile bootstrap interval of a mean (Efron 1979,
 * https://doi.org/10.1214/aos/1176344552). Of paired differences it is the
 * paired bootstrap: whole pairs are resampled. The order of the values does
 * not matter.
 *
 * @param values The values, such as the differences of pairs.
 * @param options The level, the randomness and the number of draws.
 * @returns The interval between the two percentiles of the resampled means,
 *   interpolated linearly.
 * @throws {RangeError} If there is no value, one is not finite, the level is
 *   outside of (0, 1), or draws is not a whole number of at least 1.
 *
 * @example Usage
 * ```ts
 * import { bootstrapMean, randomStream } from "@aftertune/aftertune/stats/mod.ts";
 * import { assert } from "@std/assert";
 *
 * const { low, high } = bootstrapMean([0, 1, 1, 0.5, 0.25, 1], {
 *   level: 0.95,
 *   random: randomStream("example"),
 * });
 * assert(Math.abs(low - 0.29) < 0.05 && Math.abs(high - 0.92) < 0.05);
 * ```
 */
export function bootstrapMean(
  values: ArrayLike<number>,
  { level, random, draws = 10_000 }: BootstrapOptions,
): Interval {
  checkLevel(level);
  checkFinite(values);
  if (!Number.isSafeInteger(draws) || draws < 1) {
    throw new RangeError(
      `Cannot resample as draws must be a whole number of at least 1: ${draws}`,
    );
  }
  const sorted = Float64Array.from(values).sort();
  const groups = groupsOf(sorted);
  const resampledMean = groups.length <= sorted.length / 32
    ? meanByGroups(groups, sorted.length, random)
    : meanByRows(sorted, random);
  const means = Float64Array.from({ length: draws }, resampledMean).sort();
  return {
    low: percentile(means, (1 - level) / 2),
    high: percentile(means, (1 + level) / 2),
  };
}

function meanByRows(values: Float64Array, random: () => number): () => number {
  const n = values.length;
  return (): number => {
    let sum = 0;
    for (let k = 0; k < n; k++) sum += values[random() * n | 0] as number;
    return sum / n;
  };
}

/** A value and how often it stands among the values. */
interface Group {
  readonly value: number;
  readonly count: number;
}

/** The distinct values, the most frequent one last. */
function groupsOf(sorted: Float64Array): Group[] {
  const counts = new Map<number, number>();
  for (const value of sorted) counts.set(value, (counts.get(value) ?? 0) + 1);
  return Array.from(counts, ([value, count]) => ({ value, count }))
    .sort((one, other) => one.count - other.count);
}

/**
 * Resamples without visiting rows: how often each of few values turns up is
 * multinomial, hence a chain of binomials.
 */
function meanByGroups(
  groups: readonly Group[],
  n: number,
  random: () => number,
): () => number {
  const draw = binomialDraw(n, random);
  return (): number => {
    let sum = 0;
    let drawsLeft = n;
    let rowsLeft = n;
    for (const { value, count } of groups) {
      const drawn = draw(drawsLeft, count / rowsLeft);
      sum += value * drawn;
      drawsLeft -= drawn;
      rowsLeft -= count;
    }
    return sum / n;
  };
}

function percentile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)] as number;
  const above = sorted[Math.ceil(place)] as number;
  return below + (above - below) * (place - Math.floor(place));
}

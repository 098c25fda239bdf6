/** Over so many different values, near ones share a bin. */
const MOST_BINS = 128;

/** Below so many values a bin, bins save no time. */
const FEWEST_MEMBERS = 4;

/** Values gathered in bins: which values are in which, and what they are. */
export interface Bins {
  /** The bin of each value, in ascending order of the values. */
  readonly members: Uint8Array;
  /** How many values are in each bin. */
  readonly counts: Float64Array;
  /** The mean of each bin. */
  readonly means: Float64Array;
  /** The variance within each bin: all 0 where no bin holds two numbers. */
  readonly variances: Float64Array;
}

/**
 * Gathers values in bins: one for each number where these are at most 128, else
 * bins of equal width.
 *
 * @param sorted The values in ascending order.
 * @returns The bins that hold a value, or `null` where there are fewer than
 *   four values a bin, which are better left alone.
 *
 * @example Usage
 * ```ts
 * import { binsOf } from "@aftertune/aftertune/stats/bins.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const bins = binsOf(Float64Array.of(0, 0, 0, 0, 0, 0, 0, 7));
 * assertEquals(bins?.counts, Float64Array.of(7, 1));
 * assertEquals(bins?.means, Float64Array.of(0, 7));
 * assertEquals(binsOf(Float64Array.of(0, 7)), null);
 * ```
 */
export function binsOf(sorted: Float64Array): Bins | null {
  const distinct = sorted.filter((value, row) => value !== sorted[row - 1]);
  const bins = Math.min(distinct.length, MOST_BINS);
  if (sorted.length < FEWEST_MEMBERS * bins) return null;
  const low = sorted[0] as number;
  const width = ((sorted.at(-1) as number) - low) / MOST_BINS;
  const places = distinct.length <= MOST_BINS
    ? sorted
    : sorted.map((value) =>
      Math.min(MOST_BINS - 1, Math.floor((value - low) / width))
    );
  return gather(sorted, places);
}

/** Values that have the same place share a bin. */
function gather(sorted: Float64Array, places: Float64Array): Bins {
  const members = new Uint8Array(sorted.length);
  const starts: number[] = [];
  for (const [row, place] of places.entries()) {
    if (place !== places[row - 1]) starts.push(row);
    members[row] = starts.length - 1;
  }
  const rows = starts.map((start, bin) =>
    sorted.subarray(start, starts[bin + 1])
  );
  const means = Float64Array.from(rows, mean);
  const variances = rows.map((values, bin) => {
    const centre = means[bin] as number;
    return mean(values.map((value) => (value - centre) ** 2));
  });
  return {
    members,
    counts: Float64Array.from(rows, ({ length }) => length),
    means,
    variances: Float64Array.from(variances),
  };
}

function mean(values: Float64Array): number {
  const first = values[0] as number;
  // Of equal values the mean is the value, to the last digit.
  return first +
    values.reduce((sum, value) => sum + (value - first), 0) / values.length;
}

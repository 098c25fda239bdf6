import type { SharedScores } from "./shared_scores.ts";

/** More units than these are dealt out to as many, which are as independent of each other. */
const MOST = 1_000;

/** What is drawn as a whole when samples are resampled: a sample, or a group of them. */
export interface Units {
  /** How many there are. */
  readonly count: number;
  /** The mean score in each column, over the units at some places. */
  means(places: Uint32Array): number[];
}

/**
 * Gathers shared scores by what is resampled as a whole. Resampling takes as
 * long as there are units, and 1,000 tell the spread of means to 1 in 45.
 *
 * @param shared The scores.
 * @returns The units in the order of their first samples.
 *
 * @example A group of two and a sample of its own
 * ```ts
 * import { unitsOf } from "@aftertune/aftertune/analyses/units.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const scores = [Float64Array.of(1, 0, 0), Float64Array.of(1, 1, 0)];
 * const units = unitsOf({ n: 3, scores, clusters: ["a", "a", "b"] });
 * assertEquals(units.count, 2);
 * assertEquals(units.means(Uint32Array.of(0, 0)), [0.5, 1]);
 * ```
 */
export function unitsOf(
  { n, scores, clusters }: Pick<SharedScores, "n" | "scores" | "clusters">,
): Units {
  const places = new Map<string | number, number>();
  const unitOf = Uint32Array.from({ length: n }, (_, row) => {
    const label = clusters?.[row] ?? row;
    const place = places.get(label) ?? places.size % MOST;
    places.set(label, place);
    return place;
  });
  const count = Math.min(places.size, MOST);
  const sums = scores.map((column) => sumsOf(column, unitOf, count));
  const sizes = sumsOf(new Float64Array(n).fill(1), unitOf, count);
  return {
    count,
    means: (rows) => {
      const total = sumAt(sizes, rows);
      return sums.map((column) => sumAt(column, rows) / total);
    },
  };
}

function sumsOf(
  values: Float64Array,
  unitOf: Uint32Array,
  count: number,
): Float64Array {
  const sums = new Float64Array(count);
  for (const [row, value] of values.entries()) {
    const unit = unitOf[row] as number;
    sums[unit] = (sums[unit] as number) + value;
  }
  return sums;
}

function sumAt(values: Float64Array, rows: Uint32Array): number {
  let sum = 0;
  for (let row = 0; row < rows.length; row++) {
    sum += values[rows[row] as number] as number;
  }
  return sum;
}

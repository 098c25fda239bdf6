import { checkLabels, type Labels } from "./groups.ts";

/** Sums over clusters, in the order of the clusters' first values. */
export interface ClusterSums {
  /** The sum of each cluster. */
  readonly sums: Float64Array;
  /** How many values each cluster has. */
  readonly sizes: Float64Array;
}

/**
 * Sums values up by the clusters that they belong to.
 *
 * @param values The values.
 * @param clusters Which cluster each value belongs to.
 * @returns Sum and size of each cluster.
 * @throws {RangeError} If there is not one label a value.
 *
 * @example Usage
 * ```ts
 * import { clusterSums } from "@aftertune/aftertune/stats/cluster_sums.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const { sums, sizes } = clusterSums([1, 2, 3], ["a", "b", "a"]);
 * assertEquals(sums, Float64Array.of(4, 2));
 * assertEquals(sizes, Float64Array.of(2, 1));
 * ```
 */
export function clusterSums(
  values: ArrayLike<number>,
  clusters: Labels,
): ClusterSums {
  checkLabels(clusters, values.length);
  const places = new Map<string | number, number>();
  const sums = new Float64Array(values.length);
  const sizes = new Float64Array(values.length);
  for (let row = 0; row < values.length; row++) {
    const label = clusters[row] as string | number;
    let place = places.get(label);
    if (place === undefined) places.set(label, place = places.size);
    sums[place] = (sums[place] as number) + (values[row] as number);
    sizes[place] = (sizes[place] as number) + 1;
  }
  const count = places.size;
  return { sums: sums.slice(0, count), sizes: sizes.slice(0, count) };
}

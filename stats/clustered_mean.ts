import { checkFinite } from "./check_finite.ts";
import { clusterSums } from "./cluster_sums.ts";
import type { Labels } from "./groups.ts";
import { checkLevel, type LevelOptions } from "./interval.ts";
import { type MeanInterval, meanInterval } from "./mean_interval.ts";

/** Options of {@linkcode clusteredMean}. */
export interface ClusterOptions extends LevelOptions {
  /** Which cluster each value belongs to, such as the passage asked about. */
  readonly clusters: Labels;
  /**
   * Which standard error: `CR0` is the plain sandwich, which is too small
   * where clusters are few; `CR1`, the default, is larger by √(C/(C − 1)).
   */
  readonly correction?: "CR0" | "CR1";
}

/**
 * The mean of values of which some belong together, as questions on one
 * passage or repeats of one item do: √Σ(Σ(s − mean))²/n, the inner sum over a
 * cluster and the outer one over all C of them (Liang and Zeger 1986,
 * https://doi.org/10.1093/biomet/73.1.13; for evaluations Miller 2024,
 * https://arxiv.org/abs/2411.00640), with C − 1 degrees of freedom. As in
 * statsmodels, `cov_type="cluster"`.
 *
 * @param values The values.
 * @param options The level, the clusters and the correction.
 * @returns Mean and interval, or `null` for a single cluster, which says
 *   nothing of how far clusters spread.
 * @throws {RangeError} If there is no value, one is not finite, the level is
 *   outside of (0, 1), or there is not one label a value.
 *
 * @example Usage
 * ```ts
 * import { clusteredMean } from "@aftertune/aftertune/stats/mod.ts";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * const estimate = clusteredMean([1, 1, 0, 0, 0, 1], {
 *   clusters: ["a", "a", "b", "b", "b", "c"],
 *   level: 0.95,
 * });
 * assertAlmostEquals(estimate?.error ?? NaN, 0.38188131, 1e-8);
 * ```
 */
export function clusteredMean(
  values: ArrayLike<number>,
  { clusters, level, correction = "CR1" }: ClusterOptions,
): MeanInterval | null {
  checkLevel(level);
  checkFinite(values);
  const n = values.length;
  const { sums, sizes } = clusterSums(values, clusters);
  const count = sums.length;
  if (count === 1) return null;
  const mean = sums.reduce((total, sum) => total + sum, 0) / n;
  const squares = sums.reduce(
    (total, sum, cluster) =>
      total + (sum - (sizes[cluster] as number) * mean) ** 2,
    0,
  );
  const scale = correction === "CR1" ? count / (count - 1) : 1;
  const error = Math.sqrt(scale * squares) / n;
  return meanInterval({ mean, error, freedom: count - 1, n }, level);
}

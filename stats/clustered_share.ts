import { clusteredMean } from "./clustered_mean.ts";
import type { Labels } from "./groups.ts";
import type { Interval, LevelOptions } from "./interval.ts";
import { studentQuantile } from "./student_quantile.ts";
import { wilsonShare } from "./wilson.ts";

/** Options of {@linkcode clusteredShare}. */
export interface ClusteredShareOptions extends LevelOptions {
  /** Which cluster each value belongs to, such as the passage asked about. */
  readonly clusters: Labels;
}

/** A share with its interval. */
export interface ClusteredShare extends Interval {
  /** The mean of the values. */
  readonly share: number;
  /** How many independent samples it counts as. */
  readonly effective: number;
}

/**
 * A share of clustered samples: Wilson's interval for as many independent
 * samples as have the same variance, p(1 − p)/SE² with the clustered standard
 * error (CR1), and Student's deviate for C − 1 degrees of freedom, as Korn and
 * Graubard (1998) do with the interval of Clopper and Pearson. Where clusters
 * do not differ at all, each counts once.
 *
 * @param values The values, each from 0 to 1.
 * @param options The level and the clusters.
 * @returns The share, or `null` for a single cluster.
 * @throws {RangeError} If there is no value, one is outside of [0, 1], the
 *   level is outside of (0, 1), or there is not one label a value.
 *
 * @example Usage
 * ```ts
 * import { clusteredShare } from "@aftertune/aftertune/stats/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const clusters = ["a", "a", "b", "b", "c", "c"];
 * const options = { clusters, level: 0.95 };
 * const all = clusteredShare([1, 1, 1, 1, 1, 1], options);
 * assertEquals([all?.share, all?.high, all?.effective], [1, 1, 3]);
 * ```
 */
export function clusteredShare(
  values: ArrayLike<number>,
  { clusters, level }: ClusteredShareOptions,
): ClusteredShare | null {
  const estimate = clusteredMean(values, { clusters, level });
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number;
    if (value < 0 || value > 1) {
      throw new RangeError(
        `Cannot estimate a share as every value must be from 0 to 1: value ${row} is ${value}`,
      );
    }
  }
  if (estimate === null) return null;
  const { mean: share, error, freedom } = estimate;
  const effective = error === 0
    ? freedom + 1
    : share * (1 - share) / error ** 2;
  const deviate = studentQuantile((1 + level) / 2, freedom);
  return { share, effective, ...wilsonShare({ share, n: effective }, deviate) };
}

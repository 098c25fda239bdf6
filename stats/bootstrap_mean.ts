import {
  bootstrapInterval,
  type BootstrapMethod,
} from "./bootstrap_interval.ts";
import { checkDraws } from "./check_draws.ts";
import { checkFinite } from "./check_finite.ts";
import { everyMean } from "./every_mean.ts";
import { groupsOf, type Labels } from "./groups.ts";
import type { Interval, LevelOptions } from "./interval.ts";
import { checkLevel } from "./interval.ts";
import { resampledMeans, type ResampleOptions } from "./resampled_means.ts";

/** Options of every bootstrap. */
export interface BootstrapOptions extends LevelOptions {
  /** Gives numbers in [0, 1), such as a `randomStream`. */
  readonly random: () => number;
  /** How often to resample; 10,000 by default. */
  readonly draws?: number;
  /** How to read the interval off the resamples; `percentile` by default. */
  readonly method?: BootstrapMethod;
}

/** Options of {@linkcode bootstrapMean}. */
export interface BootstrapMeanOptions extends BootstrapOptions {
  /** Which cluster each value belongs to; whole clusters are resampled. */
  readonly clusters?: Labels;
}

/**
 * The bootstrap interval of a mean. Of paired differences it is the paired
 * bootstrap: whole pairs are resampled. The order of the values does not
 * matter. Of values so few that there are no more resamples than draws, at most
 * five by default, all resamples are taken. Of 512 values and more, near ones are drawn together, which changes
 * an interval by far less than chance does and takes a tenth of the time.
 *
 * @param values The values, such as the differences of pairs.
 * @param options The level, the randomness, the number of draws, the method
 *   and the clusters.
 * @returns The interval.
 * @throws {RangeError} If there is no value, one is not finite, the level is
 *   outside of (0, 1), draws is not a whole number of at least 1, or there is
 *   a single cluster or not one label a value.
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
  { level, random, draws = 10_000, method = "percentile", clusters }:
    BootstrapMeanOptions,
): Interval {
  checkLevel(level);
  checkFinite(values);
  checkDraws(draws);
  const units = clusters === undefined
    ? Array.from(values, (sum) => ({ sum, size: 1 }))
    : clusterSums(values, clusters);
  const total = sumOf(units, ({ sum }) => sum);
  const size = sumOf(units, ({ size }) => size);
  const options = { draws, random };
  return bootstrapInterval({
    estimate: total / size,
    draws: clusters === undefined
      ? everyMean(values, draws) ?? resampledMeans(values, options)
      : resampledRatios(units, options),
    n: units.length,
    leftOut: () => units.map((unit) => (total - unit.sum) / (size - unit.size)),
  }, { level, method });
}

/** A cluster: how many values it has, and their sum. */
interface Unit {
  readonly sum: number;
  readonly size: number;
}

function clusterSums(values: ArrayLike<number>, clusters: Labels): Unit[] {
  const units = groupsOf(clusters, values.length).map((rows) => ({
    sum: rows.reduce((sum, row) => sum + (values[row] as number), 0),
    size: rows.length,
  }));
  if (units.length === 1) {
    throw new RangeError(
      "Cannot resample clusters as there must be at least two: 1",
    );
  }
  return units;
}

/** The means of resampled clusters: Σ sums / Σ sizes. */
function resampledRatios(
  units: readonly Unit[],
  { draws, random }: ResampleOptions,
): Float64Array {
  const ordered = units.toSorted((one, other) =>
    one.size - other.size || one.sum - other.sum
  );
  const sums = Float64Array.from(ordered, ({ sum }) => sum);
  const sizes = Float64Array.from(ordered, ({ size }) => size);
  return Float64Array.from({ length: draws }, () => {
    let sum = 0;
    let size = 0;
    for (let k = 0; k < units.length; k++) {
      const unit = random() * units.length | 0;
      sum += sums[unit] as number;
      size += sizes[unit] as number;
    }
    return sum / size;
  });
}

function sumOf(units: readonly Unit[], of: (unit: Unit) => number): number {
  return units.reduce((total, unit) => total + of(unit), 0);
}

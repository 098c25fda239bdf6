import { bootstrapInterval } from "./bootstrap_interval.ts";
import type { BootstrapOptions } from "./bootstrap_mean.ts";
import { checkDraws } from "./check_draws.ts";
import { checkFinite } from "./check_finite.ts";
import { checkLevel, type Interval } from "./interval.ts";
import { resampledMeans } from "./resampled_means.ts";

/**
 * A statistic of the means of strata, in their order; `null` where they do not
 * define it.
 */
export type MeansStatistic = (means: Float64Array) => number | null;

/**
 * The percentile bootstrap interval of what is made of several means, such as
 * the harmonic mean over tasks or the ratio of two: each stratum is resampled
 * within itself and keeps its size (Davison and Hinkley 1997, "Bootstrap
 * Methods and their Application", 3.2). The strata must be independent of each
 * other, as tasks are and two models on the same samples are not.
 *
 * @param strata The values of each stratum.
 * @param statistic What is made of their means.
 * @param options The level, the randomness and the number of draws.
 * @returns The interval, or `null` where the statistic is `null` or not finite
 *   of the strata or of any resample.
 * @throws {RangeError} If there is no stratum, one has no value, a value is
 *   not finite, the level is outside of (0, 1), or draws is not a whole number
 *   of at least 1.
 *
 * @example The harmonic mean of two tasks
 * ```ts
 * import { bootstrapStrata, randomStream } from "@aftertune/aftertune/stats/mod.ts";
 * import { assert } from "@std/assert";
 *
 * const known = [1, 1, 0, 1, 1, 1, 0, 1];
 * const unseen = [0, 1, 0, 0, 1, 0, 1, 0, 0, 1];
 * const interval = bootstrapStrata(
 *   [known, unseen],
 *   ([one = 0, other = 0]) => one + other === 0 ? 0 : 2 * one * other / (one + other),
 *   { level: 0.95, random: randomStream("example") },
 * );
 * assert(interval !== null && interval.low < 0.52 && interval.high > 0.52);
 * ```
 */
export function bootstrapStrata(
  strata: readonly ArrayLike<number>[],
  statistic: MeansStatistic,
  { level, random, draws = 10_000 }: Omit<BootstrapOptions, "method">,
): Interval | null {
  checkLevel(level);
  checkDraws(draws);
  if (strata.length === 0) {
    throw new RangeError(
      "Cannot resample as there must be at least one stratum: none given",
    );
  }
  strata.forEach(checkFinite);
  const resamples = strata.map((values) =>
    resampledMeans(values, { draws, random })
  );
  const results = new Float64Array(draws);
  const means = Float64Array.from(strata, meanOf);
  const estimate = statistic(means) ?? NaN;
  for (let draw = 0; draw < draws; draw++) {
    for (const [stratum, resampled] of resamples.entries()) {
      means[stratum] = resampled[draw] as number;
    }
    results[draw] = statistic(means) ?? NaN;
  }
  if (!Number.isFinite(estimate) || !results.every(Number.isFinite)) {
    return null;
  }
  return bootstrapInterval({
    estimate,
    draws: results,
    n: Math.min(...strata.map(({ length }) => length)),
    leftOut: () => [],
  }, { level, method: "percentile" });
}

function meanOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let row = 0; row < values.length; row++) sum += values[row] as number;
  return sum / values.length;
}

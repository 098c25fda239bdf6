import type { Interval } from "./interval.ts";
import { normalProbability } from "./normal_probability.ts";
import { normalQuantile } from "./normal_quantile.ts";
import { studentQuantile } from "./student_quantile.ts";

/**
 * How an interval is read off the resamples. `percentile`: between the shares
 * (1 ± level)/2 of them (Efron 1979, https://doi.org/10.1214/aos/1176344552).
 * `expanded`: between shares moved outwards, as percentiles of n rows are too
 * narrow by as much as Student's t and n − 1 differ from the normal deviate
 * and n (Hesterberg 2015, https://doi.org/10.1080/00031305.2015.1089789).
 * `bca`: between shares corrected for bias and skewness (Efron 1987,
 * https://doi.org/10.1080/01621459.1987.10478410).
 */
export type BootstrapMethod = "percentile" | "expanded" | "bca";

/** A statistic, and what it comes to on other rows. */
export interface Resamples {
  /** What the statistic is on all rows. */
  readonly estimate: number;
  /** What it is on each resample. */
  readonly draws: Float64Array;
  /** How many rows there are to be drawn. */
  readonly n: number;
  /** What it is where each row in turn is left out; asked for by `bca`. */
  readonly leftOut: () => ArrayLike<number>;
}

/**
 * Reads an interval off resamples. Percentiles are interpolated linearly;
 * resamples that equal the estimate count half as below it.
 *
 * @param resamples The statistic on the rows, and on resamples of them.
 * @param options The level and the method.
 * @returns The interval.
 *
 * @example Usage
 * ```ts
 * import { bootstrapInterval } from "@aftertune/aftertune/stats/bootstrap_interval.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const resamples = {
 *   estimate: 2,
 *   draws: Float64Array.of(4, 3, 2, 1, 0),
 *   n: 5,
 *   leftOut: () => [],
 * };
 * const options = { level: 0.5, method: "percentile" } as const;
 * assertEquals(bootstrapInterval(resamples, options), { low: 1, high: 3 });
 * ```
 */
export function bootstrapInterval(
  resamples: Resamples,
  { level, method }: {
    readonly level: number;
    readonly method: BootstrapMethod;
  },
): Interval {
  const sorted = resamples.draws.toSorted();
  const shareOf = {
    percentile: () => (share: number): number => share,
    expanded: () => expansion(resamples.n),
    bca: () => correction(sorted, resamples),
  }[method]();
  return {
    low: percentile(sorted, shareOf((1 - level) / 2)),
    high: percentile(sorted, shareOf((1 + level) / 2)),
  };
}

function percentile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)] as number;
  const above = sorted[Math.ceil(place)] as number;
  return below + (above - below) * (place - Math.floor(place));
}

type Correction = (share: number) => number;

function expansion(n: number): Correction {
  // A single row has no spread to widen.
  if (n === 1) return (share) => share;
  const scale = Math.sqrt(n / (n - 1));
  return (share) => normalProbability(scale * studentQuantile(share, n - 1));
}

function correction(
  sorted: Float64Array,
  { estimate, leftOut }: Resamples,
): Correction {
  const span = (sorted.at(-1) as number) - (sorted[0] as number);
  if (span === 0) return (share) => share;
  // Resamples that are equal but for rounding count as equal.
  const slack = 1e-12 * span;
  const below = sorted.filter((draw) => draw < estimate - slack).length;
  const upTo = sorted.filter((draw) => draw <= estimate + slack).length;
  const half = 0.5 / sorted.length;
  const share = (below + upTo) / 2 / sorted.length;
  const bias = normalQuantile(Math.min(1 - half, Math.max(half, share)));
  const skew = acceleration(leftOut());
  return (share) => {
    const deviate = bias + normalQuantile(share);
    return normalProbability(bias + deviate / (1 - skew * deviate));
  };
}

function acceleration(leftOut: ArrayLike<number>): number {
  const values = Float64Array.from(leftOut);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  let squares = 0;
  let cubes = 0;
  for (const value of values) {
    squares += (mean - value) ** 2;
    cubes += (mean - value) ** 3;
  }
  return squares === 0 ? 0 : cubes / (6 * squares ** 1.5);
}

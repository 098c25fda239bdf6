import { bootstrapInterval } from "./bootstrap_interval.ts";
import type { BootstrapOptions } from "./bootstrap_mean.ts";
import { checkDraws } from "./check_draws.ts";
import { checkFinite } from "./check_finite.ts";
import { clusterSums } from "./cluster_sums.ts";
import { discreteDraw } from "./discrete_draw.ts";
import type { Labels } from "./groups.ts";
import { checkLevel, type Interval } from "./interval.ts";
import { normalQuantile } from "./normal_quantile.ts";
import { cellsOf } from "./ratio_cells.ts";

/** Options of {@linkcode bootstrapRatio}. */
export interface BootstrapRatioOptions
  extends Omit<BootstrapOptions, "method"> {
  /** Which cluster each row belongs to, each its own by default; whole clusters are resampled. */
  readonly clusters?: Labels | undefined;
}

/** Draws the two sums of one resample. */
type SumsDraw = () => readonly [numerator: number, denominator: number];

/**
 * The interval of a ratio of two sums over the same rows, Σa / Σb, by
 * resampling rows: each counts as often as a Poisson variable of mean 1 says,
 * which spares drawing rows one by one (Hanley and MacGibbon 2006,
 * https://doi.org/10.1016/j.cmpb.2006.04.006); how many come together cancels
 * out. Rows that are equal are drawn together. Where over 128 kinds of rows
 * differ, the two sums are drawn from the normal distribution that they come
 * near to. Percentiles are expanded for few rows.
 *
 * @param numerators The a of each row.
 * @param denominators The b of each row, in the same order.
 * @param options The level, the randomness, the number of draws, the clusters.
 * @returns The interval; `null` where the denominator of so many resamples is
 *   not above 0 that the ratio has no end, or a single row is left to draw.
 * @throws {RangeError} If the lengths differ, there is no row, a value is not
 *   finite, draws is not a whole number of at least 1, or the level is outside
 *   of (0, 1).
 *
 * @example The share of a gap that was closed
 * ```ts
 * import { bootstrapRatio, randomStream } from "@aftertune/aftertune/stats/mod.ts";
 * import { assert } from "@std/assert";
 *
 * const gained = Array.from({ length: 400 }, (_, row) => row < 60 ? 1 : 0);
 * const gap = Array.from({ length: 400 }, (_, row) => row < 80 ? 1 : 0);
 * const random = randomStream("example");
 * const interval = bootstrapRatio(gained, gap, { level: 0.95, random });
 * assert(interval !== null && interval.low > 0.62 && interval.high < 0.86);
 * ```
 */
export function bootstrapRatio(
  numerators: ArrayLike<number>,
  denominators: ArrayLike<number>,
  { level, random, draws = 10_000, clusters }: BootstrapRatioOptions,
): Interval | null {
  checkLevel(level);
  checkDraws(draws);
  if (numerators.length !== denominators.length) {
    throw new RangeError(
      `Cannot take a ratio as there must be as many numerators as denominators: ${numerators.length} and ${denominators.length}`,
    );
  }
  checkFinite(numerators);
  checkFinite(denominators);
  const [above, below] = [numerators, denominators].map((values) =>
    clusters === undefined
      ? Float64Array.from(values)
      : clusterSums(values, clusters).sums
  ) as [Float64Array, Float64Array];
  if (above.length === 1) return null;
  const draw = sumsDraw(above, below, random);
  const ratios = Float64Array.from({ length: draws }, () => ratio(...draw()));
  const interval = bootstrapInterval({
    estimate: ratio(sum(above), sum(below)),
    draws: ratios,
    n: above.length,
    leftOut: () => [],
  }, { level, method: "expanded" });
  const ends = Number.isFinite(interval.low) && Number.isFinite(interval.high);
  return ends ? interval : null;
}

/** A denominator that is not above 0 puts the ratio beyond all others. */
function ratio(numerator: number, denominator: number): number {
  if (denominator > 0) return numerator / denominator;
  return numerator < 0 ? -Infinity : Infinity;
}

function sumsDraw(
  above: Float64Array,
  below: Float64Array,
  random: () => number,
): SumsDraw {
  const cells = cellsOf(above, below);
  if (cells === null) return normalSums(above, below, random);
  const drawn = cells.map(({ count }) =>
    discreteDraw({
      mode: Math.floor(count),
      ratio: (k) => count / (k + 1),
    }, random)
  );
  return () => {
    let numerator = 0;
    let denominator = 0;
    for (const [place, cell] of cells.entries()) {
      const times = (drawn[place] as () => number)();
      numerator += times * cell.numerator;
      denominator += times * cell.denominator;
    }
    return [numerator, denominator];
  };
}

function normalSums(
  above: Float64Array,
  below: Float64Array,
  random: () => number,
): SumsDraw {
  const n = above.length;
  const [numerator, denominator] = [sum(above), sum(below)];
  const centredAbove = above.map((value) => value - numerator / n);
  const centredBelow = below.map((value) => value - denominator / n);
  const variance = product(centredBelow, centredBelow);
  const slope = variance === 0
    ? 0
    : product(centredAbove, centredBelow) / variance;
  const rest = product(centredAbove, centredAbove) - slope ** 2 * variance;
  const [deviation, remainder] = [variance, Math.max(0, rest)].map(
    Math.sqrt,
  ) as [number, number];
  const normal = (): number => normalQuantile(random() + 2 ** -33);
  return () => {
    const moved = deviation * normal();
    return [
      numerator + slope * moved + remainder * normal(),
      denominator + moved,
    ];
  };
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}

function product(one: Float64Array, other: Float64Array): number {
  return one.reduce(
    (total, value, row) => total + value * (other[row] as number),
    0,
  );
}

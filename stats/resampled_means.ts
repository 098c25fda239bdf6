import { type Bins, binsOf } from "./bins.ts";
import { discreteDraw } from "./discrete_draw.ts";
import { normalQuantile } from "./normal_quantile.ts";

/** How often to resample, and by which chance. */
export interface ResampleOptions {
  /** Gives numbers in [0, 1). */
  readonly random: () => number;
  /** How often to resample. */
  readonly draws: number;
}

/**
 * The means of resamples: of as many values, drawn with replacement. Where many
 * values are few numbers, it is drawn how often each number turns up rather
 * than row by row. Where they are many numbers, the same is drawn of 128 bins
 * of equal width, and how values differ within bins adds a normal remainder.
 *
 * @param values The values, at least one.
 * @param options The number of draws and the randomness.
 * @returns The means, one a draw; the order of the values does not matter.
 *
 * @example Usage
 * ```ts
 * import { resampledMeans } from "@aftertune/aftertune/stats/resampled_means.ts";
 * import { randomStream } from "@aftertune/aftertune/stats/mod.ts";
 * import { assert } from "@std/assert";
 *
 * const options = { draws: 10, random: randomStream("example") };
 * const means = resampledMeans([0, 1, 5], options);
 * assert(means.length === 10 && means.every((mean) => mean <= 5));
 * ```
 */
export function resampledMeans(
  values: ArrayLike<number>,
  options: ResampleOptions,
): Float64Array {
  const sorted = Float64Array.from(values).sort();
  const bins = binsOf(sorted);
  return bins === null
    ? meansByRows(sorted, options)
    : meansByBins(bins, options);
}

function meansByRows(
  values: Float64Array,
  { draws, random }: ResampleOptions,
): Float64Array {
  const n = values.length;
  return Float64Array.from({ length: draws }, () => {
    let sum = 0;
    for (let k = 0; k < n; k++) sum += values[random() * n | 0] as number;
    return sum / n;
  });
}

/** What resamples have come to. */
interface Tally {
  /** The sums of the bins' means. */
  readonly sums: Float64Array;
  /** The sums of the bins' variances. */
  readonly spreads: Float64Array;
  /** How many rows are still to be drawn. */
  readonly rest: Int32Array;
}

function meansByBins(
  bins: Bins,
  { draws, random }: ResampleOptions,
): Float64Array {
  const n = bins.members.length;
  const tally: Tally = {
    sums: new Float64Array(draws),
    spreads: new Float64Array(draws),
    rest: new Int32Array(draws).fill(n),
  };
  for (const rows of stagesOf(bins)) drawRows(bins, tally, { rows, random });
  drawRest(bins, tally, random);
  const { sums, spreads } = tally;
  const remainder = spreads.some((spread) => spread > 0)
    ? (): number => normalQuantile(random() + 2 ** -33)
    : (): number => 0;
  return sums.map((sum, draw) =>
    (sum + remainder() * Math.sqrt(spreads[draw] as number)) / n
  );
}

/** A stage of fewer rows a bin takes longer than drawing these one by one. */
const ROWS_A_BIN = 32;

/**
 * How many rows each stage draws on average: the first one three standard
 * deviations fewer than there are, the others half of what is left, each.
 */
function stagesOf({ counts, members: { length: n } }: Bins): number[] {
  const spare = 3 * Math.sqrt(n);
  const stages = [Math.max(0, n - spare)];
  for (let rows = spare / 2; rows > ROWS_A_BIN * counts.length; rows /= 2) {
    stages.push(rows);
  }
  return stages;
}

/**
 * Draws how often each bin turns up from Poisson distributions. Given their
 * total, such counts are multinomial, so that the rest may be drawn otherwise;
 * where the total is more than the rows that are to be drawn, it is let go.
 */
function drawRows(
  { counts, means, variances, members: { length: n } }: Bins,
  { sums, spreads, rest }: Tally,
  { rows, random }: { readonly rows: number; readonly random: () => number },
): void {
  const draws = rest.length;
  const stage = {
    sums: new Float64Array(draws),
    spreads: new Float64Array(draws),
    drawn: new Int32Array(draws),
  };
  for (const [bin, count] of counts.entries()) {
    const expected = rows * count / n;
    const poisson = discreteDraw({
      mode: Math.floor(expected),
      ratio: (k) => expected / (k + 1),
    }, random);
    const mean = means[bin] as number;
    const variance = variances[bin] as number;
    for (let draw = 0; draw < draws; draw++) {
      const drawn = poisson();
      stage.sums[draw] = (stage.sums[draw] as number) + mean * drawn;
      stage.spreads[draw] = (stage.spreads[draw] as number) + variance * drawn;
      stage.drawn[draw] = (stage.drawn[draw] as number) + drawn;
    }
  }
  for (const [draw, drawn] of stage.drawn.entries()) {
    if (drawn > (rest[draw] as number)) continue;
    sums[draw] = (sums[draw] as number) + (stage.sums[draw] as number);
    spreads[draw] = (spreads[draw] as number) + (stage.spreads[draw] as number);
    rest[draw] = (rest[draw] as number) - drawn;
  }
}

function drawRest(
  { members, means, variances }: Bins,
  { sums, spreads, rest }: Tally,
  random: () => number,
): void {
  for (const [draw, missing] of rest.entries()) {
    let sum = sums[draw] as number;
    let spread = spreads[draw] as number;
    for (let k = 0; k < missing; k++) {
      const bin = members[random() * members.length | 0] as number;
      sum += means[bin] as number;
      spread += variances[bin] as number;
    }
    sums[draw] = sum;
    spreads[draw] = spread;
  }
}

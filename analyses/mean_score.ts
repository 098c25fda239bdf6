import type { Column } from "../core/mod.ts";
import { clusteredMean, studentMean, wilson } from "../stats/mod.ts";
import { clustersOf } from "./clusters_of.ts";

/** A number with its interval, as far as it has one. */
export interface Ranged {
  /** The number. */
  readonly value: number;
  /** Lower end of its interval; `null` where nothing is known of the spread. */
  readonly low: number | null;
  /** Upper end of its interval; `null` where nothing is known of the spread. */
  readonly high: number | null;
}

/** A mean of scores. */
export interface MeanScore extends Ranged {
  /** Samples behind it. */
  readonly n: number;
  /** Samples without a score. */
  readonly missing: number;
}

/**
 * The mean of a column of scores: with the Wilson interval where each is 0 or
 * 1, else with Student's, clustered where samples belong together.
 *
 * @param column The scores.
 * @param level Confidence level, in (0, 1).
 * @returns The mean, or `null` where there is no score.
 *
 * @example Usage
 * ```ts
 * import { meanScore } from "@aftertune/aftertune/analyses/mean_score.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const column = { binary: true, samples: [], values: [1, 0, null, 1, 1] };
 * const mean = meanScore(column, 0.95);
 * assertEquals([mean?.value, mean?.n, mean?.missing], [0.75, 4, 1]);
 * ```
 */
export function meanScore(
  column: Pick<Column, "binary" | "samples" | "values">,
  level: number,
): MeanScore | null {
  const { values } = column;
  let n = 0;
  let sum = 0;
  for (const value of values) {
    if (value === null) continue;
    n++;
    sum += value;
  }
  if (n === 0) return null;
  const known = { value: sum / n, n, missing: values.length - n };
  const clusters = clustersOf(column.samples);
  if (column.binary && clusters === null) {
    return { ...known, ...wilson(sum, n, { level }) };
  }
  const scores = values.filter((value) => value !== null);
  const interval = clusters === null
    ? studentMean(scores, { level })
    : clusteredMean(scores, {
      level,
      clusters: clusters.filter((_, row) => values[row] !== null),
    });
  return { ...known, ...endsOf(interval) };
}

/**
 * The ends of an interval; none where values that do not vary gave it no width.
 *
 * @param interval The interval, if there is one.
 * @returns Its ends.
 */
export function endsOf(
  interval: { readonly low: number; readonly high: number } | null,
): Pick<Ranged, "low" | "high"> {
  return interval === null || interval.low === interval.high
    ? { low: null, high: null }
    : { low: interval.low, high: interval.high };
}

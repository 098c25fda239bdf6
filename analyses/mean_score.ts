import type { Column } from "../core/mod.ts";
import {
  clusteredMean,
  clusteredShare,
  studentMean,
  wilson,
} from "../stats/mod.ts";
import { clustersOf } from "./clusters_of.ts";
import { endsOf, type Ranged } from "./ends_of.ts";

/** A mean of scores. */
export interface MeanScore extends Ranged {
  /** Samples behind it. */
  readonly n: number;
  /** Samples without a score. */
  readonly missing: number;
}

/**
 * The mean of a column of scores: with the Wilson interval where each is 0 or
 * 1, of as many samples as groups count for where samples belong together; else
 * with Student's, clustered there.
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
  const scored = clusters?.filter((_, row) => values[row] !== null);
  const interval = scored === undefined
    ? studentMean(scores, { level })
    : (column.binary ? clusteredShare : clusteredMean)(scores, {
      level,
      clusters: scored,
    });
  return { ...known, ...endsOf(interval) };
}

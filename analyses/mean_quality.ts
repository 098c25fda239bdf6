import type { Column } from "../core/mod.ts";
import { weightedSum } from "../stats/mod.ts";
import { type MeanScore, meanScore } from "./mean_score.ts";
import type { Known } from "./share_of.ts";

/**
 * The mean over tasks of the share of samples with the outcome that is wanted,
 * each task counting the same, with an interval as of independent tasks (MOVER).
 * It is not defined where scores are no shares, as these have no mean.
 *
 * @param columns The scores, one column a task.
 * @param level Confidence level, in (0, 1).
 * @returns The mean, or why there is none.
 */
export function meanQuality(
  columns: readonly Column[],
  level: number,
): Known {
  const n = columns.reduce(
    (sum, { values }) => sum + values.filter((value) => value !== null).length,
    0,
  );
  const nothing = { value: null, low: null, high: null, n };
  const stray = columns.find(({ binary }) => !binary);
  if (stray !== undefined) {
    return {
      ...nothing,
      note: `Not averaged: scores of "${stray.task}" are no shares.`,
    };
  }
  const means = columns.flatMap((column) => wanted(column, level) ?? []);
  if (means.length < columns.length || means.length === 0) {
    return { ...nothing, note: "Not averaged: a task has no score." };
  }
  const weight = 1 / means.length;
  const terms = means.flatMap(({ value, low, high }) =>
    low === null || high === null ? [] : [{ weight, value, low, high }]
  );
  const sum = terms.length === means.length ? weightedSum(terms) : {
    value: means.reduce((sum, { value }) => sum + weight * value, 0),
    ...{ low: null, high: null },
  };
  return { ...sum, n, note: turnedNote(columns) };
}

/** The share with the outcome that is wanted. */
function wanted(column: Column, level: number): MeanScore | null {
  const mean = meanScore(column, level);
  if (mean === null || column.better === "higher") return mean;
  const { value, low, high } = mean;
  return {
    ...mean,
    ...{ value: 1 - value },
    ...{ low: high && 1 - high, high: low === null ? null : 1 - low },
  };
}

function turnedNote(columns: readonly Column[]): string | null {
  const turned = columns.filter(({ better }) => better === "lower")
    .map(({ task }) => `"${task}"`);
  return turned.length === 0
    ? null
    : `${turned.join(", ")}: the rest to 1, as less is better.`;
}

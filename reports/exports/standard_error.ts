import type { KeptColumn, KeptResults } from "../../core/mod.ts";
import { clusteredMean, studentMean } from "../../stats/mod.ts";
import { cellKey } from "../cell_key.ts";
import type { MeasuredRow } from "./measured.ts";

/**
 * Finds the standard errors of a run's numbers, for formats that keep one: s/√n
 * with s by n − 1, and over groups where samples belong together. The intervals
 * of results are not made of them, as they hold for small n too.
 *
 * @param run What was kept of the run, with the score of every sample.
 * @returns Tells the standard error of a number: `null` where it is no mean of
 *   scores that were kept, or of a single one.
 */
export function standardErrors(
  { columns, samples, level }: Pick<
    KeptResults,
    "columns" | "samples" | "level"
  >,
): (row: MeasuredRow) => number | null {
  const kept = new Map(columns.map((column) => [cellKey(column), column]));
  const groups = new Map(samples.map(({ task, groups }) => [task, groups]));
  return (row) => {
    const column = kept.get(cellKey(row));
    if (column === undefined) return null;
    const { values, clusters } = scoresOf(column, groups.get(row.task) ?? null);
    if (values.length === 0) return null;
    const mean = clusters === null
      ? studentMean(values, { level })
      : clusteredMean(values, { level, clusters });
    const isOfThese = mean !== null &&
      Math.abs(mean.mean - row.estimate.value) < TOLERANCE;
    return isOfThese ? mean.error : null;
  };
}

/** Sums in another order differ by no more. */
const TOLERANCE = 1e-9;

function scoresOf(
  { values }: KeptColumn,
  groups: readonly (string | null)[] | null,
) {
  const scored = values.flatMap((value, index) =>
    value === null ? [] : [{ value, cluster: groups?.[index] ?? index }]
  );
  return {
    values: scored.map(({ value }) => value),
    clusters: groups === null ? null : scored.map(({ cluster }) => cluster),
  };
}

import type { Column, SummaryRow } from "../core/mod.ts";
import type { Scored } from "./score.ts";

/**
 * Sums scores up: one row a model, task, treatment and evaluator.
 *
 * @param columns The scores.
 * @param level Confidence level of the intervals, in (0, 1).
 * @returns One row a column, in their order.
 */
export function summarize(
  columns: readonly Scored[],
  level: number,
): readonly SummaryRow[] {
  return columns.map((column) => ({
    ...cellOf(column),
    estimate: column.evaluator.metric.estimate(
      column.values.filter((value) => value !== null),
      level,
      groupsOf(column),
    ),
    unscored: column.unscored,
    failed: column.failed,
    better: column.evaluator.better,
    taskVersion: column.posed.task.version,
    evaluatorVersion: column.evaluator.version,
  }));
}

/** Labels of the scores that there are; none where no samples belong together. */
function groupsOf(
  { values, posed: { samples } }: Scored,
): (string | number)[] | undefined {
  if (samples.every(({ group }) => group === undefined)) return undefined;
  return samples.map(({ group }, row) => group ?? row)
    .filter((_, row) => values[row] !== null);
}

/**
 * What a column of scores is about.
 *
 * @param column The scores.
 * @returns The names that reports use.
 */
export function cellOf({ model, posed, evaluator }: Scored): {
  readonly model: string;
  readonly task: string;
  readonly treatment: string;
  readonly evaluator: string;
  readonly metric: string;
} {
  return {
    model,
    task: posed.task.name,
    treatment: posed.treatment,
    evaluator: evaluator.name,
    metric: evaluator.metric.name,
  };
}

/**
 * What analyses may look at of a column of scores.
 *
 * @param scored The scores.
 * @returns The column.
 */
export function columnOf(scored: Scored): Column {
  const { evaluator, posed, values, marks, confidences, outputs } = scored;
  return {
    ...cellOf(scored),
    layout: scored.layout,
    ...{ samples: posed.samples, values, marks, confidences, outputs },
    binary: evaluator.metric.binary,
    better: evaluator.better,
    measures: evaluator.measures,
  };
}

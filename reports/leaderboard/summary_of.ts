import type { SummaryRow } from "../../core/mod.ts";
import type { ShownScores } from "./shown_models.ts";

/**
 * Finds the row of a run that sums scores up.
 *
 * @param scores The scores.
 * @returns The row; `undefined` where the run has none.
 */
export function summaryOf(
  { run, column }: ShownScores,
): SummaryRow | undefined {
  return run.summary.find(({ model, task, treatment, evaluator, metric }) =>
    model === column.model && task === column.task &&
    treatment === column.treatment && evaluator === column.evaluator &&
    metric === column.metric
  );
}

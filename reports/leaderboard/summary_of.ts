import type { Cell, KeptResults, SummaryRow } from "../../core/mod.ts";
import type { ShownScores } from "./shown_models.ts";

/** The rows of each run by what they are about: runs have thousands. */
const ROWS = new WeakMap<KeptResults, ReadonlyMap<string, SummaryRow>>();

/**
 * Finds the row of a run that sums scores up.
 *
 * @param scores The scores.
 * @returns The row; `undefined` where the run has none.
 */
export function summaryOf(
  { run, column }: ShownScores,
): SummaryRow | undefined {
  const rows = ROWS.get(run) ??
    new Map(run.summary.map((row) => [nameOf(row), row]));
  ROWS.set(run, rows);
  return rows.get(nameOf(column));
}

function nameOf({ model, task, treatment, evaluator, metric }: Cell): string {
  return JSON.stringify([model, task, treatment, evaluator, metric]);
}

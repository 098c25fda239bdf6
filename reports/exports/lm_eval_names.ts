import type { KeptResults, SummaryRow } from "../../core/mod.ts";
import { fileNames } from "./file_names.ts";

/** Names that are different where what they name is, and that hold no comma. */
export interface LmEvalNames {
  /** A task, or one under a treatment. */
  readonly task: (row: SummaryRow) => string;
  /** What is called a metric there. */
  readonly metric: (row: SummaryRow) => string;
  /** What is called a filter there: an evaluator. */
  readonly filter: (row: SummaryRow) => string;
}

/**
 * Names what a run speaks of as lm-evaluation-harness can: in names of files,
 * and with a comma between metric and filter. A metric has one direction there:
 * where it is better higher by one evaluator and lower by another, as rates are,
 * the lower one is called `rate_lower`.
 *
 * @param run What was kept of the run.
 * @returns The names, the same for all models.
 */
export function lmEvalNames(
  { summary }: Pick<KeptResults, "summary">,
): LmEvalNames {
  const named = (nameOf: (row: SummaryRow) => string) => {
    const names = fileNames(summary.map(nameOf));
    return (row: SummaryRow) => names.get(nameOf(row)) as string;
  };
  const rising = new Set(
    summary.filter(({ better }) => better === "higher")
      .map(({ metric }) => metric),
  );
  return {
    task: named(({ task, treatment }) =>
      treatment === "none" ? task : `${task}\0${treatment}`
    ),
    metric: named(({ metric, better }) =>
      better === "lower" && rising.has(metric) ? `${metric}_lower` : metric
    ),
    filter: named(({ evaluator }) => evaluator),
  };
}

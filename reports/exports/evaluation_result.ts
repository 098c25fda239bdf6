import type {
  Cell,
  KeptColumn,
  KeptResults,
  PairedRow,
} from "../../core/mod.ts";
import { cellKey } from "../cell_key.ts";
import { posedName } from "../headline.ts";
import { visibleLine } from "../visible_text.ts";
import type { ExportOptions } from "./format.ts";
import type { MeasuredRow } from "./measured.ts";
import { standardErrors } from "./standard_error.ts";

/** What the numbers of a model are told from. */
export interface EvaluationOptions {
  /** What was kept of the run. */
  readonly run: KeptResults;
  /** What results do not say. */
  readonly options: ExportOptions;
  /** When the run began, in seconds since 1970. */
  readonly seconds: string;
}

/**
 * Writes the numbers of a model as the evaluation results of Every Eval Ever.
 * The difference from the reference, which the schema does not know, stands in
 * the details of the score, which are texts.
 *
 * @param rows The numbers.
 * @param options The run, what results do not say, and the time.
 * @returns One result a number, in their order.
 */
export function evaluationResults(
  rows: readonly MeasuredRow[],
  { run, options, seconds }: EvaluationOptions,
): object[] {
  const differences = new Map(run.paired.map((row) => [cellKey(row), row]));
  const columns = new Map(run.columns.map((one) => [cellKey(one), one]));
  const errorOf = standardErrors(run);
  return rows.map((row) => {
    const key = cellKey(row);
    return {
      evaluation_result_id: evaluationResultId(row),
      evaluation_name: visibleLine(posedName(row)),
      source_data: sourceOf(row, { run, options }),
      evaluation_timestamp: seconds,
      metric_config: metricOf(row, run, columns.get(key)),
      score_details: {
        score: row.estimate.value,
        details: {
          unscored: String(row.unscored),
          failed: String(row.failed),
          ...detailsOf(differences.get(key)),
        },
        uncertainty: uncertaintyOf(row, errorOf(row)),
      },
    };
  });
}

/**
 * Names a number within its record.
 *
 * @param cell What the number is about.
 * @returns The same for the same number in every run.
 *
 * @example Usage
 * ```ts
 * import { evaluationResultId } from "@aftertune/aftertune/reports/exports/evaluation_result.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const cell = { task: "facts", treatment: "none", evaluator: "exact" };
 * assertEquals(
 *   evaluationResultId({ ...cell, metric: "accuracy" }),
 *   "facts/none/exact/accuracy",
 * );
 * ```
 */
export function evaluationResultId(
  { task, treatment, evaluator, metric }: Omit<Cell, "model">,
): string {
  return visibleLine([task, treatment, evaluator, metric].join("/"));
}

function sourceOf(
  { task, taskVersion }: MeasuredRow,
  { run, options }: Pick<EvaluationOptions, "run" | "options">,
) {
  const dataset = options.datasets.get(task);
  const digests = run.settings["data"] as Record<string, unknown> | undefined;
  const digest = digests?.[task];
  return {
    dataset_name: visibleLine(task),
    ...dataset === undefined
      ? { source_type: "other" }
      : { source_type: "hf_dataset", hf_repo: visibleLine(dataset.id) },
    additional_details: {
      task_version: String(taskVersion),
      ...typeof digest === "string" ? { sha256: visibleLine(digest) } : {},
    },
  };
}

function metricOf(
  row: MeasuredRow,
  { tasks }: KeptResults,
  column: KeptColumn | undefined,
) {
  const { evaluator, evaluatorVersion, metric, treatment, better } = row;
  const about = tasks.find(({ name }) => name === row.task)?.evaluators
    .find(({ name }) => name === evaluator);
  return {
    evaluation_description: visibleLine(about?.description ?? evaluator),
    metric_id: visibleLine(metric),
    metric_name: visibleLine(`${metric} by ${evaluator}`),
    lower_is_better: better === "lower",
    ...column?.binary
      ? {
        metric_unit: "proportion",
        score_type: "continuous",
        min_score: 0,
        max_score: 1,
      }
      : {},
    additional_details: {
      treatment: visibleLine(treatment),
      evaluator: visibleLine(evaluator),
      evaluator_version: String(evaluatorVersion),
      ...about === undefined ? {} : { measures: about.measures },
    },
  };
}

function uncertaintyOf({ estimate }: MeasuredRow, error: number | null) {
  const { low, high, level, n } = estimate;
  return {
    ...error === null
      ? {}
      : { standard_error: { value: error, method: "analytic" } },
    confidence_interval: { lower: low, upper: high, confidence_level: level },
    num_samples: n,
  };
}

function detailsOf(paired: PairedRow | undefined): Record<string, string> {
  if (paired === undefined || paired.difference === null) return {};
  const { reference, difference, gained, lost, pAdjusted } = paired;
  return {
    reference: visibleLine(reference),
    difference: String(difference.value),
    difference_low: String(difference.low),
    difference_high: String(difference.high),
    difference_level: String(difference.level),
    difference_n: String(difference.n),
    gained: String(gained),
    lost: String(lost),
    ...pAdjusted === null ? {} : { p_adjusted: String(pAdjusted) },
  };
}

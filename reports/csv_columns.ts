import type { Figure, Finding, Flip, SummaryRow } from "../core/mod.ts";
import {
  CELL,
  type Column,
  interval,
  METRIC,
  number,
  text,
} from "./csv_column.ts";
import type { MatrixRow } from "./matrix_rows.ts";
import type { NoisyRow } from "./paired_rows.ts";

const REFERENCE: Column<{ readonly reference: string }> = text(
  "reference",
  "Name of the model that is compared with.",
  (row) => row.reference,
);
/** The columns of `summary.csv`, one line a number of one model. */
export const SUMMARY_COLUMNS: readonly Column<SummaryRow>[] = [
  ...CELL,
  METRIC,
  number(
    "value",
    "The number; missing where no answer could be scored, or too few to have an interval.",
    (row) => row.estimate?.value ?? null,
  ),
  ...interval<SummaryRow>((row) => row.estimate),
  number(
    "n",
    "Samples behind the number; 0 where there is none.",
    (row) => row.estimate?.n ?? 0,
  ),
  number(
    "unscored",
    "Answers that no verdict could be reached on.",
    (row) => row.unscored,
  ),
  number(
    "failed",
    "Samples whose request failed or was not yet answered.",
    (row) => row.failed,
  ),
  text("better", "Which way is up: `higher` or `lower`.", (row) => row.better),
  number("task_version", "Version of the task.", (row) => row.taskVersion),
  number(
    "evaluator_version",
    "Version of the evaluator.",
    (row) => row.evaluatorVersion,
  ),
];

/** The columns of `paired.csv`, one line a comparison with the reference. */
export const PAIRED_COLUMNS: readonly Column<NoisyRow>[] = [
  REFERENCE,
  ...CELL,
  METRIC,
  number(
    "difference",
    "Model less reference over the samples that both have a score on; missing where there is none.",
    (row) => row.difference?.value ?? null,
  ),
  ...interval<NoisyRow>((row) => row.difference),
  number(
    "n",
    "Samples that both have a score on.",
    (row) => row.difference?.n ?? 0,
  ),
  number("gained", "Samples whose score rose.", (row) => row.gained),
  number("lost", "Samples whose score fell.", (row) => row.lost),
  number(
    "p_value",
    "Two-sided p-value; missing where the test is not defined.",
    (row) => row.pValue,
  ),
  number(
    "p_adjusted",
    "The p-value corrected for all comparisons of the table.",
    (row) => row.pAdjusted,
  ),
  text("test", "The test behind the p-value.", (row) => row.test),
  number(
    "noise_flip_rate",
    "Share of samples whose score changed where the same model was asked again, the largest of all repeats; missing where there is none.",
    (row) => row.noise?.flipRate ?? null,
  ),
  number(
    "noise_difference",
    "How far the number moved there, at least 0; a difference that is no larger says nothing.",
    (row) => row.noise?.difference ?? null,
  ),
];

/** The columns of `flips.csv`, one line a sample whose verdict changed. */
export const FLIP_COLUMNS: readonly Column<Flip>[] = [
  REFERENCE,
  ...CELL,
  text("sample", "Id of the sample within the task.", (flip) => flip.sample),
  text(
    "change",
    "`gained` where the score rose, `lost` where it fell.",
    (flip) => flip.change,
  ),
  text("target", "What would have been right.", (flip) => flip.target),
  text(
    "reference_answer",
    "What was read from the reference's answer; missing where nothing was found.",
    (flip) => flip.referenceAnswer,
  ),
  text(
    "model_answer",
    "What was read from the model's answer; missing where nothing was found.",
    (flip) => flip.modelAnswer,
  ),
  text(
    "reference_text",
    "The reference's whole answer.",
    (flip) => flip.referenceText,
  ),
  text("model_text", "The model's whole answer.", (flip) => flip.modelText),
  number(
    "first_difference",
    "UTF-16 code units that both answers begin with alike.",
    (flip) => commonStart(flip.referenceText, flip.modelText),
  ),
  text(
    "request",
    "Id of the request that the model answered, as `store.sqlite` has it.",
    (flip) => flip.request,
  ),
];

function commonStart(before: string, after: string): number {
  const most = Math.min(before.length, after.length);
  let at = 0;
  while (at < most && before.charCodeAt(at) === after.charCodeAt(at)) at++;
  return at;
}

/** A figure with the name of the analysis that found it. */
export type FigureRow = Figure & { readonly analysis: Finding["name"] };

/** The columns of `analyses.csv`, one line a figure. */
export const FIGURE_COLUMNS: readonly Column<FigureRow>[] = [
  text("analysis", "Name of the analysis.", (row) => row.analysis),
  text("quantity", "What was measured.", (row) => row.quantity),
  text("model", "Name of the model that it is about.", (row) => row.model),
  text(
    "against",
    "Name of the model that it is compared with; missing where there is none.",
    (row) => row.against,
  ),
  text(
    "task",
    "Name of the task; missing where it is about several.",
    (row) => row.task,
  ),
  text(
    "treatment",
    "How the task was posed; missing where it is about several ways.",
    (row) => row.treatment,
  ),
  text(
    "evaluator",
    "Who judged the answers; missing where it is about several or none.",
    (row) => row.evaluator,
  ),
  number(
    "at",
    "Where on a scale it was measured, such as training steps or a cost; missing where there is none.",
    (row) => row.at,
  ),
  number(
    "value",
    "The figure; missing where it is not defined, and the note says why.",
    (row) => row.value,
  ),
  number("low", "Lower end of its interval.", (row) => row.low),
  number("high", "Upper end of its interval.", (row) => row.high),
  number("n", "Samples behind it.", (row) => row.n),
  text("note", "What must be known to read it.", (row) => row.note),
  text(
    "group",
    "Name of the group of tasks that it is about; missing where it is about one or all.",
    (row) => row.group,
  ),
];

/** The columns of `matrix.csv`, one line a model, task and treatment. */
export const MATRIX_COLUMNS: readonly Column<MatrixRow>[] = [
  ...CELL,
  METRIC,
  text("better", "Which way is up: `higher` or `lower`.", (row) => row.better),
  number(
    "row",
    "Tasks that the model has learnt, where it is one of a sequence; missing elsewhere.",
    (row) => row.row,
  ),
  number(
    "value",
    "The number; missing where no answer could be scored, or too few to have an interval.",
    (row) => row.estimate?.value ?? null,
  ),
  ...interval<MatrixRow>((row) => row.estimate),
  number(
    "n",
    "Samples behind the number; 0 where there is none.",
    (row) => row.estimate?.n ?? 0,
  ),
  number(
    "change",
    "Model less reference over the samples that both have a score on; missing for the reference itself and where there is none.",
    (row) => row.change?.value ?? null,
  ),
  number(
    "change_low",
    "Lower end of the change's interval, of the same level.",
    (row) => row.change?.low ?? null,
  ),
  number(
    "change_high",
    "Upper end of the change's interval.",
    (row) => row.change?.high ?? null,
  ),
  number(
    "change_n",
    "Samples that both have a score on; 0 where there is none.",
    (row) => row.change?.n ?? 0,
  ),
];

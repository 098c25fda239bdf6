import type { KeptResults } from "../../core/mod.ts";
import { headlineOf } from "../headline.ts";
import { FORMAT_DESCRIPTIONS } from "../names/format_descriptions.ts";
import { visibleLine } from "../visible_text.ts";
import { fileNames } from "./file_names.ts";
import type { Exported, ExportOptions, Format, HubDataset } from "./format.ts";
import { leftOut, measuredOf, type MeasuredRow } from "./measured.ts";
import { trustText } from "./trust_text.ts";
import { yamlText } from "./yaml_text.ts";

/**
 * Evaluation results of model repositories on the Hugging Face Hub, which show
 * them and put them on leaderboards: a file a model. There, a number is of a
 * data set that is on the Hub, posed as it is: what was asked under a treatment
 * is left out, and so is what is of no data set that was named.
 *
 * As in https://huggingface.co/docs/hub/eval-results.
 */
export const hubResults: Format = {
  name: "hf-eval-results",
  description: FORMAT_DESCRIPTIONS["hf-eval-results"],
  render(run: KeptResults, { datasets }: ExportOptions): Exported {
    checkUnique(datasets);
    const headline = headlineOf(run.summary, run.tasks);
    const plain = headline.filter(({ treatment }) => treatment === "none");
    const named = plain.filter(({ task }) => datasets.has(task));
    const { measured, missing } = measuredOf(named);
    const folders = fileNames(run.models.map(({ name }) => name));
    const rows = Map.groupBy(measured, ({ model }) => model);
    return {
      artifacts: Array.from(rows, ([model, rows]) => ({
        path: `${folders.get(model)}/.eval_results/aftertune.yaml`,
        content: yamlText(
          rows.map((row) =>
            entryOf(row, datasets.get(row.task) as HubDataset, run)
          ),
        ),
      })),
      absent: [],
      leftOut: [
        ...missing,
        ...leftOut(
          plain.length - named.length,
          "of tasks whose data set on the Hub is not named",
        ),
        ...leftOut(headline.length - plain.length, "under treatments"),
        ...leftOut(
          run.summary.length - headline.length,
          "of evaluators that are not their task's first",
        ),
      ],
    };
  },
};

/** Two numbers of one task of a data set: a leaderboard would show either. */
function checkUnique(datasets: ExportOptions["datasets"]): void {
  const tasks = new Map<string, string>();
  for (const [task, dataset] of datasets) {
    const key = `${dataset.id}:${dataset.task}`;
    const other = tasks.get(key);
    if (other !== undefined) {
      throw new RangeError(
        `Cannot export results of "${key}" as one task alone may be of it: "${other}" and "${task}" are. Name one of them`,
      );
    }
    tasks.set(key, task);
  }
}

function entryOf(
  { estimate, task, evaluator, metric }: MeasuredRow,
  dataset: HubDataset,
  { started, settings }: KeptResults,
): object {
  const version = settings["aftertune"];
  const program = typeof version === "string"
    ? `aftertune ${version}`
    : "aftertune";
  return {
    dataset: {
      id: visibleLine(dataset.id),
      task_id: visibleLine(dataset.task),
    },
    value: estimate.value,
    ...started === null ? {} : { date: started },
    notes: visibleLine(
      `${program}: ${metric} of ${task} by ${evaluator}, ${
        trustText(estimate)
      }`,
    ),
  };
}

import type { KeptResults } from "../../core/mod.ts";
import { posedName } from "../headline.ts";
import { FORMAT_DESCRIPTIONS } from "../names/format_descriptions.ts";
import { visibleLine } from "../visible_text.ts";
import { fileNames } from "./file_names.ts";
import type { Exported, ExportOptions, Format } from "./format.ts";
import { measuredOf, type MeasuredRow } from "./measured.ts";
import { trustText } from "./trust_text.ts";
import { yamlText } from "./yaml_text.ts";

/**
 * The front matter of a model card on the Hugging Face Hub with all numbers of
 * the model, to be copied into its `README.md`. The interval and n of a number
 * stand in the name of its metric, as there is no other place for them.
 *
 * As in https://github.com/huggingface/hub-docs/blob/main/modelcard.md.
 */
export const modelIndex: Format = {
  name: "hf-model-index",
  description: FORMAT_DESCRIPTIONS["hf-model-index"],
  render(run: KeptResults, options: ExportOptions): Exported {
    const { measured, missing } = measuredOf(run.summary);
    const folders = fileNames(run.models.map(({ name }) => name));
    const rows = Map.groupBy(measured, ({ model }) => model);
    return {
      artifacts: Array.from(rows, ([model, rows]) => ({
        path: `${folders.get(model)}/model-index.md`,
        content: `---\n${
          yamlText({ "model-index": [indexOf(model, rows, options)] })
        }---\n`,
      })),
      absent: [],
      leftOut: missing,
    };
  },
};

function indexOf(
  model: string,
  rows: readonly MeasuredRow[],
  options: ExportOptions,
): object {
  const posed = Map.groupBy(rows, posedName);
  return {
    name: visibleLine(model),
    results: Array.from(posed.values(), (rows) => resultOf(rows, options)),
  };
}

function resultOf(
  rows: readonly MeasuredRow[],
  { datasets }: ExportOptions,
): object {
  const [first] = rows as [MeasuredRow];
  const { task, treatment } = first;
  const name = visibleLine(posedName(first));
  return {
    task: { type: "text-generation", name },
    dataset: {
      type: visibleLine(datasets.get(task)?.id ?? task),
      name,
      ...treatment === "none"
        ? {}
        : { args: { treatment: visibleLine(treatment) } },
    },
    metrics: rows.map(metricOf),
  };
}

function metricOf(
  { metric, evaluator, better, estimate }: MeasuredRow,
): object {
  const direction = better === "lower" ? ", lower is better" : "";
  return {
    type: visibleLine(metric),
    value: estimate.value,
    name: visibleLine(
      `${metric} by ${evaluator}${direction}, ${trustText(estimate)}`,
    ),
  };
}

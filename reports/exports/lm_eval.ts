import type { Artifact, KeptResults } from "../../core/mod.ts";
import { escapedJson } from "../escaped_json.ts";
import { FORMAT_DESCRIPTIONS } from "../names/format_descriptions.ts";
import { visibleLine } from "../visible_text.ts";
import { fileNames } from "./file_names.ts";
import type { AnswersOf, Exported, ExportOptions, Format } from "./format.ts";
import { type LmEvalNames, lmEvalNames } from "./lm_eval_names.ts";
import { lmEvalSamples } from "./lm_eval_samples.ts";
import { lmEvalTasks } from "./lm_eval_tasks.ts";
import { measuredOf, type MeasuredRow, withoutVerdict } from "./measured.ts";
import { standardErrors } from "./standard_error.ts";
import { startOf } from "./start_of.ts";

/**
 * The results layout of lm-evaluation-harness: a folder a model with a file of
 * all its numbers. A treatment of a task is a task of its own there, an
 * evaluator a filter, and a number has a standard error in place of an interval;
 * the interval stands in the task's `metadata`. Where answers are at hand, each task
 * has a file of them too.
 *
 * As in `result_schema.py` and `evaluation_tracker.py` of version 0.4.13 of
 * https://github.com/EleutherAI/lm-evaluation-harness.
 */
export const lmEval: Format = {
  name: "lm-eval",
  description: FORMAT_DESCRIPTIONS["lm-eval"],
  render(run: KeptResults, options: ExportOptions): Exported {
    const { measured, missing } = measuredOf(run.summary);
    const folders = fileNames(run.models.map(({ name }) => name));
    const rows = Map.groupBy(measured, ({ model }) => model);
    const names = lmEvalNames(run);
    const errorOf = standardErrors(run);
    const tasksOf = lmEvalTasks(run, { names, options, errorOf });
    const { answers } = options;
    const models = run.models.flatMap((model) => {
      const numbers = rows.get(model.name);
      const folder = folders.get(model.name) as string;
      return numbers === undefined ? [] : [{
        results: resultsFile(run, { model, folder, tasks: tasksOf(numbers) }),
        samples: samplesOf(run, { numbers, folder, names }),
      }];
    });
    return {
      artifacts: models.flatMap(({ results, samples }) => [
        results,
        ...answers === null
          ? []
          : samples.map((file) => samplesFile(file, { run, names, answers })),
      ]),
      // Whoever reads results takes the answers of their time for those behind them.
      absent: answers === null
        ? models.flatMap(({ samples }) => samples.map(({ path }) => path))
        : [],
      leftOut: [
        ...missing,
        ...answers === null ? [] : withoutVerdict(measured),
      ],
    };
  },
};

/** Answers of one model to one task. */
interface Samples {
  /** Where they go. */
  readonly path: string;
  /** The numbers that are made of them. */
  readonly numbers: readonly MeasuredRow[];
}

function samplesOf(
  run: KeptResults,
  { numbers, folder, names }: {
    readonly numbers: readonly MeasuredRow[];
    readonly folder: string;
    readonly names: LmEvalNames;
  },
): Samples[] {
  const stamp = stampOf(startOf(run));
  const tasks = Map.groupBy(numbers, (row) => names.task(row));
  return Array.from(tasks, ([task, numbers]) => ({
    path: `${folder}/samples_${task}_${stamp}.jsonl`,
    numbers,
  }));
}

function samplesFile(
  { path, numbers }: Samples,
  { run, names, answers }: {
    readonly run: KeptResults;
    readonly names: LmEvalNames;
    readonly answers: AnswersOf;
  },
): Artifact {
  const [row] = numbers as [MeasuredRow];
  const ids = run.samples.find(({ task }) => task === row.task)?.ids ?? [];
  const places = new Map(ids.map((id, index) => [id, index]));
  return {
    path,
    content: lmEvalSamples(answers(row), { numbers, names, places }),
  };
}

/** What is told of one model. */
interface Told {
  readonly model: KeptResults["models"][0];
  /** Its name as a folder. */
  readonly folder: string;
  /** What is said of tasks. */
  readonly tasks: object;
}

function resultsFile(run: KeptResults, told: Told): Artifact {
  const start = startOf(run);
  return {
    path: `${told.folder}/results_${stampOf(start)}.json`,
    content: `${escapedJson(resultsOf(run, told, start), 2)}\n`,
  };
}

function resultsOf(
  { seed }: KeptResults,
  { model, folder, tasks }: Told,
  start: Date,
): object {
  const name = visibleLine(model.name);
  return {
    ...tasks,
    config: {
      model: "aftertune",
      model_args: { model: name },
      model_sha: visibleLine(model.id),
      random_seed: seed,
    },
    date: start.getTime() / 1000,
    model_source: "aftertune",
    model_name: name,
    model_name_sanitized: folder,
  };
}

/** As Python writes a time, with the colons that file names may not have replaced. */
function stampOf(start: Date): string {
  return start.toISOString().replace("Z", "000").replaceAll(":", "-");
}

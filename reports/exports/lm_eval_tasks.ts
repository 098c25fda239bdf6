import type { KeptResults } from "../../core/mod.ts";
import { posedName } from "../headline.ts";
import { visibleLine } from "../visible_text.ts";
import type { ExportOptions } from "./format.ts";
import type { LmEvalNames } from "./lm_eval_names.ts";
import type { MeasuredRow } from "./measured.ts";

/** What the numbers of a model are told with. */
export interface LmEvalOptions {
  /** What tasks, metrics and filters are called. */
  readonly names: LmEvalNames;
  /** What results do not say. */
  readonly options: ExportOptions;
  /** Tells the standard error of a number. */
  readonly errorOf: (row: MeasuredRow) => number | null;
}

/**
 * Writes the numbers of a model as lm-evaluation-harness groups them: by kind
 * of information first, then by task.
 *
 * @param run What was kept of the run.
 * @param options Names, what results do not say, and standard errors.
 * @returns Takes the numbers of one model to what the file says of tasks. All
 *   models have the same names for the same tasks, so that they can be compared.
 */
export function lmEvalTasks(
  run: KeptResults,
  { names, options, errorOf }: LmEvalOptions,
): (rows: readonly MeasuredRow[]) => object {
  const originals = new Map(
    run.samples.map(({ task, ids }) => [task, ids.length]),
  );
  return (rows) => {
    const tasks = Map.groupBy(rows, (row) => names.task(row));
    const byTask = <Value>(of: (rows: MeasuredRow[], key: string) => Value) =>
      Object.fromEntries(
        Array.from(tasks, ([key, rows]) => [key, of(rows, key)]),
      );
    return {
      results: byTask((rows, key) => ({
        name: key,
        alias: visibleLine(posedName(rows[0] as MeasuredRow)),
        sample_len: askedOf(rows),
        ...numbersOf(rows, { names, errorOf }),
      })),
      group_subtasks: byTask(() => []),
      configs: byTask((rows, key) => configOf(rows, { key, names, options })),
      versions: byTask(([row]) => row?.taskVersion),
      higher_is_better: byTask((rows) => directionsOf(rows, names)),
      "n-samples": byTask((rows) => ({
        original: originals.get(rows[0]?.task ?? "") ?? askedOf(rows),
        effective: askedOf(rows),
      })),
    };
  };
}

/** Samples that the model was asked, whether or not they could be scored. */
function askedOf(rows: readonly MeasuredRow[]): number {
  const [{ estimate, unscored, failed }] = rows as [MeasuredRow];
  return estimate.n + unscored + failed;
}

function numbersOf(
  rows: readonly MeasuredRow[],
  { names, errorOf }: {
    readonly names: LmEvalNames;
    readonly errorOf: LmEvalOptions["errorOf"];
  },
): Record<string, number | string> {
  return Object.fromEntries(rows.flatMap((row) => {
    const [metric, filter] = [names.metric(row), names.filter(row)];
    return [
      [`${metric},${filter}`, row.estimate.value],
      [`${metric}_stderr,${filter}`, errorOf(row) ?? "N/A"],
    ];
  }));
}

function directionsOf(
  rows: readonly MeasuredRow[],
  names: LmEvalNames,
): Record<string, boolean> {
  return Object.fromEntries(
    rows.map((row) => [names.metric(row), row.better === "higher"]),
  );
}

function configOf(
  rows: readonly MeasuredRow[],
  { key, names, options }: {
    readonly key: string;
    readonly names: LmEvalNames;
    readonly options: ExportOptions;
  },
): object {
  const [{ task, treatment, taskVersion }] = rows as [MeasuredRow];
  const dataset = options.datasets.get(task);
  return {
    task: key,
    ...dataset === undefined ? {} : { dataset_path: dataset.id },
    metric_list: Object.entries(directionsOf(rows, names)).map((
      [metric, isHigher],
    ) => ({ metric, aggregation: "mean", higher_is_better: isHigher })),
    metadata: {
      version: taskVersion,
      task: visibleLine(task),
      treatment: visibleLine(treatment),
      intervals: Object.fromEntries(rows.map((row) => {
        const { low, high, level, n } = row.estimate;
        const number = `${names.metric(row)},${names.filter(row)}`;
        return [number, { low, high, level, n }];
      })),
    },
  };
}

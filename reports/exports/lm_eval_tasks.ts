import type { KeptResults, SummaryRow } from "../../core/mod.ts";
import { posedName } from "../headline.ts";
import { visibleLine } from "../visible_text.ts";
import { fileNames } from "./file_names.ts";
import type { ExportOptions } from "./format.ts";
import type { MeasuredRow } from "./measured.ts";

/** What tells the standard error of a number. */
type ErrorOf = (row: MeasuredRow) => number | null;

/**
 * Writes the numbers of a model as lm-evaluation-harness groups them: by kind
 * of information first, then by task. A metric has one direction there: where
 * it is better higher by one evaluator and lower by another, as rates are, the
 * lower one is called `rate_lower`.
 *
 * @param run What was kept of the run.
 * @param options What results do not say.
 * @param errorOf Tells the standard error of a number.
 * @returns Takes the numbers of one model to what the file says of tasks. All
 *   models have the same names for the same tasks, so that they can be compared.
 */
export function lmEvalTasks(
  run: KeptResults,
  options: ExportOptions,
  errorOf: ErrorOf,
): (rows: readonly MeasuredRow[]) => object {
  const names = namesOf(run);
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

/** Names that are different where what they name is, and that hold no comma. */
interface Names {
  readonly task: (row: SummaryRow) => string;
  readonly metric: (row: SummaryRow) => string;
  readonly filter: (row: SummaryRow) => string;
}

function namesOf({ summary }: KeptResults): Names {
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

/** Samples that the model was asked, whether or not they could be scored. */
function askedOf(rows: readonly MeasuredRow[]): number {
  const [{ estimate, unscored, failed }] = rows as [MeasuredRow];
  return estimate.n + unscored + failed;
}

function numbersOf(
  rows: readonly MeasuredRow[],
  { names, errorOf }: { readonly names: Names; readonly errorOf: ErrorOf },
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
  names: Names,
): Record<string, boolean> {
  return Object.fromEntries(
    rows.map((row) => [names.metric(row), row.better === "higher"]),
  );
}

function configOf(
  rows: readonly MeasuredRow[],
  { key, names, options }: {
    readonly key: string;
    readonly names: Names;
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

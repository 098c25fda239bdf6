import type {
  Artifact,
  Column,
  KeptColumn,
  KeptResults,
  Report,
  Results,
  Sample,
  SampleList,
} from "../core/mod.ts";
import { escapedJson } from "./escaped_json.ts";

/** Version of the file's format; raised whenever an older reader would err. */
export const RESULTS_FORMAT = 1;

/**
 * The results with the score of every sample, for a program to read: what
 * comparisons and leaderboards of several runs are made from. JSON, one row or
 * column a line; `imports` has the reader.
 */
export const resultsFile: Report = {
  name: "json",
  files: ["results.json"],
  render: (results: Results): readonly Artifact[] => [
    { path: "results.json", content: resultsText(keptOf(results)) },
  ],
};

/**
 * Takes out of results what is kept of them. The scores of every column stand
 * in the order of the task's samples, whichever of them a treatment fits.
 *
 * @param results The results.
 * @returns What `results.json` says.
 */
export function keptOf(results: Results): KeptResults {
  const lists = new Map<string, readonly Sample[]>();
  for (const { task, samples } of results.columns) {
    if (!lists.has(task)) lists.set(task, samples);
  }
  const columns = results.columns.map((column, index) =>
    columnOf(column, {
      key: results.keys[index] as string,
      samples: lists.get(column.task) as readonly Sample[],
    })
  );
  const { suite, started, reference, level, seed, models, settings } = results;
  return {
    ...{ suite, started, reference, level, seed, settings, models },
    tasks: results.tasks.map((
      { name, description, family, version, evaluators },
    ) => ({ name, description, family, version, evaluators })),
    treatments: results.treatments,
    failures: results.failures,
    summary: results.summary,
    paired: results.paired,
    samples: Array.from(lists, ([task, samples]) => listOf(task, samples)),
    columns,
  };
}

function listOf(task: string, samples: readonly Sample[]): SampleList {
  const grouped = samples.some(({ group }) => group !== undefined);
  return {
    task,
    ids: samples.map(({ id }) => id),
    groups: grouped ? samples.map(({ group }) => group ?? null) : null,
  };
}

function columnOf(
  column: Column,
  { key, samples }: {
    readonly key: string;
    readonly samples: readonly Sample[];
  },
): KeptColumn {
  const { model, task, treatment, evaluator, metric } = column;
  const { binary, better, measures } = column;
  return {
    ...{ model, task, treatment, evaluator, metric },
    ...{ binary, better, measures, key },
    values: column.samples === samples
      ? column.values
      : spread(column, samples),
  };
}

/** Scores of some samples, in the places of all. */
function spread(
  { samples, values }: Column,
  all: readonly Sample[],
): (number | null)[] {
  const byId = new Map(samples.map(({ id }, index) => [id, values[index]]));
  return all.map(({ id }) => byId.get(id) ?? null);
}

/**
 * Writes what is kept of results.
 *
 * @param kept What is kept.
 * @returns The file's text, piece by piece.
 */
export function* resultsText(kept: KeptResults): Generator<string> {
  const { columns, ...rest } = kept;
  yield `{\n"aftertune_results": ${RESULTS_FORMAT}`;
  for (const [name, value] of Object.entries(rest)) {
    yield `,\n${escapedJson(name)}: `;
    if (Array.isArray(value)) yield* lines(value);
    else yield escapedJson(value);
  }
  yield `,\n"columns": `;
  yield* lines(columns.map(written));
  yield "\n}\n";
}

function* lines(items: readonly unknown[]): Generator<string> {
  yield "[";
  for (const [index, item] of items.entries()) {
    yield `${index === 0 ? "" : ","}\n${escapedJson(item)}`;
  }
  yield items.length === 0 ? "]" : "\n]";
}

/** Binary scores are one character each, as a file holds many of them. */
function written({ values, ...column }: KeptColumn): object {
  return {
    ...column,
    scores: column.binary
      ? values.map((value) => value === null ? "-" : String(value)).join("")
      : values,
  };
}

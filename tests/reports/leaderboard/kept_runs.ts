import { createHash } from "node:crypto";
import type { KeptColumn, KeptResults, SummaryRow } from "../../../core/mod.ts";
import { wilson } from "../../../stats/mod.ts";

/** How one task was asked in a run; all has a default. */
export interface Asked {
  /** How it was put: other words, another key. */
  readonly way?: string;
  /** Hash of its data. */
  readonly data?: string;
  /** Name of the task; that of its entry by default. */
  readonly task?: string;
  /** How it was posed. */
  readonly treatment?: string;
  /** Ids of its samples; as many as there are scores by default. */
  readonly ids?: readonly string[];
  /** How scores are summed up. */
  readonly metric?: string;
  /** Which way is up. */
  readonly better?: "higher" | "lower";
  /** Version of the task. */
  readonly version?: number;
  /** The scores of each model, such as `01-1`; `-` where the request failed. */
  readonly scores: Readonly<Record<string, string>>;
}

/** A run of made-up scores. */
export interface Run {
  /** Name of the suite. */
  readonly suite?: string;
  /** Day of November that it began on. */
  readonly day?: number;
  /** Confidence level. */
  readonly level?: number;
  /** Ids of the models where they are not those of their names. */
  readonly ids?: Readonly<Record<string, string>>;
  /** What was asked, by the task's name. */
  readonly tasks: Readonly<Record<string, Asked>>;
}

/** What one task was asked like, with all defaults. */
type Full = Required<Asked>;

/** Makes what a run keeps, with numbers that fit its scores. */
export function keptRun(
  { suite = "nightly", day = 1, level = 0.95, ids = {}, tasks }: Run,
): KeptResults {
  const asked = Object.entries(tasks).map(([task, one]): Full => ({
    ...{ task, treatment: "none", way: "plain", data: task },
    ...{ metric: "accuracy", better: "higher", version: 1 },
    ids: samplesOf(one),
    ...one,
  }));
  const plain = asked.filter(({ treatment }) => treatment === "none");
  const names = asked.flatMap(({ scores }) => Object.keys(scores));
  const models = [...new Set(names)];
  const columns = models.flatMap((model) =>
    asked.filter(({ scores }) => Object.hasOwn(scores, model))
      .map((one) => columnOf(model, one))
  );
  const data = Object.fromEntries(asked.map((one) => [one.task, one.data]));
  return {
    ...{
      suite,
      level,
      seed: 1,
      reference: models[0] ?? "",
      settings: { data },
    },
    started: `2026-11-${String(day).padStart(2, "0")}T04:17:00.000Z`,
    models: models.map((name) => modelOf(name, ids[name] ?? name)),
    tasks: plain.map(taskOf),
    ...{ treatments: [], failures: [], paired: [] },
    summary: columns.map((column) => rowOf(column, { asked, level })),
    samples: plain.map(({ task, ids }) => ({ task, ids, groups: null })),
    columns,
  };
}

/** Scores of which a share is right, spread evenly. */
export function scores(right: number, n: number): string {
  return Array.from(
    { length: n },
    (_, index) =>
      Math.floor((index + 1) * right / n) > Math.floor(index * right / n)
        ? "1"
        : "0",
  ).join("");
}

/** A digest, equal for equal texts. */
export function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function samplesOf({ scores }: Asked): string[] {
  const [first = ""] = Object.values(scores);
  return Array.from(first, (_, index) => `sample-${index + 1}`);
}

function modelOf(name: string, id: string): KeptResults["models"][number] {
  const weights = digest(`weights of ${id}`);
  return { name, id: digest(id), provenance: { weights } };
}

function taskOf({ task, version }: Full): KeptResults["tasks"][number] {
  return {
    ...{ name: task, description: `Asks ${task}.`, family: "made-up", version },
    evaluators: [
      { name: "judge", description: "Judges.", measures: "ability" },
    ],
  };
}

function rowOf(
  column: KeptColumn,
  { asked, level }: {
    readonly asked: readonly Full[];
    readonly level: number;
  },
): SummaryRow {
  const { model, task, treatment, evaluator, metric, better, values } = column;
  return {
    ...{ model, task, treatment, evaluator, metric, better },
    estimate: estimateOf(column, level),
    unscored: 0,
    failed: values.filter((value) => value === null).length,
    taskVersion: asked.find((one) => one.task === task)?.version ?? 1,
    evaluatorVersion: 1,
  };
}

function columnOf(
  model: string,
  { task, treatment, way, data, metric, better, version, ids, scores }: Full,
): KeptColumn {
  // A treatment may not fit all samples of its task.
  const asked = ids.filter((_, index) =>
    treatment === "none" ||
    Object.values(scores).some((each) => each[index] !== "-")
  );
  return {
    ...{ model, task, treatment, evaluator: "judge", metric, better },
    ...{ binary: true, measures: "ability" },
    key: digest([task, version, data, way, treatment, ...asked].join(" ")),
    values: Array.from(
      scores[model] ?? "",
      (score) => score === "-" ? null : Number(score),
    ),
  };
}

function estimateOf({ values }: KeptColumn, level: number) {
  const known = values.filter((value) => value !== null);
  const right = known.filter((value) => value === 1).length;
  const n = known.length;
  return n === 0
    ? null
    : { value: right / n, ...wilson(right, n, { level }), level, n };
}

import type { Column, Results, Sample, SummaryRow } from "../../core/mod.ts";
import { randomStream, wilson } from "../../stats/mod.ts";
import { NOTHING } from "./nothing.ts";

/** A task of a made-up run: how often each model is right, by the model's name. */
export interface MadeTask {
  readonly name: string;
  readonly n: number;
  readonly shares: Readonly<Record<string, number>>;
  readonly better?: "higher" | "lower";
  /** Part of the key: runs of another version are not comparable. */
  readonly version?: number;
}

/** Options of {@linkcode scored}. */
export interface MadeOptions {
  readonly suite?: string;
  readonly started?: string;
  /** Ids of models, by name; made from the name where there is none. */
  readonly ids?: Readonly<Record<string, string>>;
}

/** Results of a made-up run with the scores of every sample. */
export function scored(
  tasks: readonly MadeTask[],
  options: MadeOptions = {},
): Results {
  const names = [
    ...new Set(tasks.flatMap(({ shares }) => Object.keys(shares))),
  ];
  const columns = names.flatMap((model) =>
    tasks.flatMap((task) => columnsOf(task, model))
  );
  return {
    ...NOTHING,
    suite: options.suite ?? "made-up",
    started: options.started ?? "2026-01-31T12:00:00.000Z",
    reference: names[0] ?? "base",
    models: names.map((name) => ({
      name,
      id: options.ids?.[name] ?? hexOf(name),
      provenance: { checkpoint: `models/${name}`, weights: hexOf(`${name}w`) },
    })),
    tasks: tasks.map(({ name, version = 1 }) => ({
      ...{ name, version, family: "forgetting" },
      description: `Asks for ${name}.`,
      evaluators: [
        { name: "exact", description: "Equal", measures: "ability" },
      ],
    })),
    treatments: [{ name: "leetspeak", description: "1337" }],
    summary: columns.map(summaryRow),
    columns,
    keys: columns.map(({ task, treatment }) => {
      const made = tasks.find(({ name }) => name === task);
      return hexOf(JSON.stringify([task, treatment, made?.version ?? 1]));
    }),
  };
}

function columnsOf(
  { name, n, shares, better = "higher" }: MadeTask,
  model: string,
): Column[] {
  const share = shares[model];
  if (share === undefined) return [];
  const samples = Array.from({ length: n }, (_, index) => sample(index));
  const column = (treatment: string, samples: readonly Sample[]): Column => {
    const random = randomStream(name, model, treatment);
    return {
      ...{ model, task: name, treatment, evaluator: "exact", better, samples },
      ...{ metric: "accuracy", binary: true, measures: "ability" },
      layout: "text",
      values: samples.map((_, index) =>
        index % 17 === 16 ? null : Number(random() < share)
      ),
      marks: new Uint32Array(samples.length),
      confidences: null,
      outputs: OUTPUTS,
    };
  };
  return [
    column("none", samples),
    column("leetspeak", samples.filter((_, index) => index % 2 === 0)),
  ];
}

const OUTPUTS = {
  ...{
    answered: 0,
    empty: 0,
    truncated: 0,
    shortened: 0,
    repeated: 0,
    commonest: 0,
  },
  ...{ tokens: null, picks: [] },
};

function sample(index: number): Sample {
  return { id: `s${index}`, question: "?", targets: ["!"] };
}

function summaryRow(column: Column): SummaryRow {
  const { model, task, treatment, evaluator, metric, better } = column;
  const values = column.values.filter((value) => value !== null);
  const n = values.length;
  const right = values.reduce((sum, value) => sum + value, 0);
  return {
    ...{ model, task, treatment, evaluator, metric, better },
    estimate: n === 0 ? null : {
      ...{ value: right / n, level: 0.95, n },
      ...wilson(right, n, { level: 0.95 }),
    },
    ...{ unscored: 0, failed: column.values.length - n },
    ...{ taskVersion: 1, evaluatorVersion: 1 },
  };
}

/** 64 hexadecimal digits that depend on a text. */
function hexOf(text: string): string {
  const random = randomStream(text);
  return Array.from(
    { length: 64 },
    () => Math.floor(random() * 16).toString(16),
  ).join("");
}

/** Three models on two tasks, one of which is better where it is lower. */
export const SCORED: Results = scored([
  {
    ...{ name: "facts", n: 240 },
    shares: { base: 0.9, tuned: 0.6, lora: 0.87 },
  },
  {
    ...{ name: "compliance", n: 120, better: "lower" },
    shares: { base: 0.5, tuned: 0.9, lora: 0.55 },
  },
]);

const HOSTILE_NAME =
  '"><script>alert(1)</script>|=1+1`\u001b[2J\u202e@everyone\ud800\n# x';

/** A run whose every name is hostile. */
export const HOSTILE_SCORED: Results = scored([{
  ...{ name: HOSTILE_NAME, n: 20 },
  shares: { [HOSTILE_NAME]: 0.5, "../../../etc/passwd": 0.6 },
}], { suite: HOSTILE_NAME, ids: { "../../../etc/passwd": HOSTILE_NAME } });

import type { Column, Figure, Study } from "../../core/mod.ts";

/** Scores of 0 and 1 as text, `-` where there is none, or scores of any size. */
export type Marks = string | readonly (number | null)[];

/** Scores by task, or by `task/treatment`. */
export type MarksByTask = Readonly<Record<string, Marks>>;

/** What is not as it mostly is. */
export interface StudyChanges
  extends Partial<Omit<Study, "columns" | "design">> {
  /** What differs of a column, by `task` or `task/treatment`, of all models. */
  readonly cells?: Readonly<Record<string, Partial<Column>>>;
  /** Families of tasks; `forgetting` where there is none named. */
  readonly families?: Readonly<Record<string, string>>;
  /** How the models hang together. */
  readonly design?: Partial<Study["design"]>;
}

/**
 * A study of scores that are written down: `exact` judges each task, the
 * samples are s0, s1 and so on, and the first model is the reference.
 *
 * @param models The scores of each model.
 * @param changes What else is to be different.
 * @returns The study.
 */
export function study(
  models: Readonly<Record<string, MarksByTask>>,
  { cells = {}, families = {}, design = {}, ...changes }: StudyChanges = {},
): Study {
  const names = Object.keys(models);
  const tasks = new Set(
    Object.values(models).flatMap((scores) =>
      Object.keys(scores).map((cell) => cell.split("/", 1)[0] ?? cell)
    ),
  );
  return {
    reference: names[0] ?? "base",
    ...{ level: 0.95, seed: 1 },
    models: names.map((name) => ({ name, id: `id-${name}`, provenance: {} })),
    tasks: [...tasks].map((name) => ({
      ...{ name, description: `About ${name}.`, version: 1 },
      family: families[name] ?? "forgetting",
      evaluators: [EXACT],
    })),
    columns: Object.entries(models).flatMap(([model, scores]) =>
      Object.entries(scores).map(([cell, marks]) => ({
        ...column(model, cell, marks),
        ...cells[cell],
      }))
    ),
    design: { ...NO_DESIGN, ...design },
    ...changes,
  };
}

/** The figures of one quantity, such as all of `retention`. */
export function of(quantity: string, figures: readonly Figure[]): Figure[] {
  return figures.filter((figure) => figure.quantity === quantity);
}

/** The number of a figure and the ends of its interval; NaN where there is none. */
export function numbersOf(
  figure: Pick<Figure, "value" | "low" | "high"> | undefined,
): Record<"value" | "low" | "high", number> {
  const { value = null, low = null, high = null } = figure ?? {};
  return { value: value ?? NaN, low: low ?? NaN, high: high ?? NaN };
}

const EXACT = {
  ...{ name: "exact", description: "Judges exactly." },
  measures: "ability",
} as const;

const NO_DESIGN: Study["design"] = {
  ...{ curves: [], thresholds: {}, shifts: [], sequence: null, gaps: [] },
  seconds: {},
  ...{ adaptation: null, groups: {}, specialists: {}, repeats: {} },
};

function column(model: string, cell: string, marks: Marks): Column {
  const [task = cell, treatment = "none"] = cell.split("/");
  const values = typeof marks === "string"
    ? Array.from(marks, (mark) => mark === "-" ? null : Number(mark))
    : marks;
  const binary = typeof marks === "string";
  return {
    ...{ model, task, treatment, evaluator: "exact", layout: "text" },
    metric: binary ? "accuracy" : "mean",
    samples: values.map((_, row) => ({
      ...{ id: `s${row}`, question: `${task} ${row}?`, targets: ["yes"] },
    })),
    values,
    marks: Uint32Array.from(values, (value) => value === null ? 0 : value + 1),
    confidences: null,
    outputs: {
      answered: values.filter((value) => value !== null).length,
      ...{ empty: 0, truncated: 0, shortened: 0, repeated: 0, commonest: 1 },
      ...{ tokens: null, picks: [] },
    },
    ...{ binary, better: "higher", measures: "ability" },
  };
}

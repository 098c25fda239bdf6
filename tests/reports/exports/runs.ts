import type { KeptResults, PairedRow } from "../../../core/mod.ts";
import type { ExportOptions } from "../../../reports/exports/mod.ts";
import { keptOf } from "../../../reports/mod.ts";
import { HOSTILE_TEXTS } from "../hostile.ts";
import { NOTHING } from "../nothing.ts";
import { HOSTILE_SCORED, SCORED, scored } from "../scored.ts";

/** What a format is given where a user names nothing. */
export const PLAIN: ExportOptions = {
  ...{ organization: null, datasets: new Map(), answers: null },
};

/** What a format is given where a user names all. */
export const NAMED: ExportOptions = {
  organization: "example-lab",
  datasets: new Map([["facts", { id: "example-lab/facts", task: "plain" }]]),
  answers: null,
};

/** What a format is given where a user names the data set of every task. */
export function allNamed({ tasks }: KeptResults): ExportOptions {
  return {
    organization: HOSTILE_TEXTS.join(""),
    datasets: new Map(
      tasks.map(({ name }, index) => [name, {
        id: "example-lab/facts",
        task: `t${index}`,
      }]),
    ),
    answers: null,
  };
}

const DIFFERENCE: PairedRow = {
  ...{ reference: "base", model: "tuned", task: "facts", treatment: "none" },
  ...{ evaluator: "exact", metric: "accuracy", better: "higher" },
  difference: { value: -0.3, low: -0.36, high: -0.23, level: 0.95, n: 226 },
  ...{ gained: 4, lost: 72, pValue: 1e-9, pAdjusted: 2e-9, test: "mcnemar" },
};

/** Three models on two tasks as they are and under a treatment. */
export const RUN: KeptResults = { ...keptOf(SCORED), paired: [DIFFERENCE] };

/** The same run, in which the first number could not be made. */
export const GAPPED: KeptResults = {
  ...RUN,
  summary: RUN.summary.map((row, index) =>
    index === 0 ? { ...row, estimate: null, unscored: 240 } : row
  ),
};

/** A run in which a model was asked nothing. */
export const EMPTY: KeptResults = {
  ...keptOf(NOTHING),
  models: RUN.models.slice(0, 1),
  started: "2026-01-31T12:00:00.000Z",
};

/** Runs whose names are all hostile. */
export const HOSTILE_RUNS: readonly KeptResults[] = [
  keptOf(HOSTILE_SCORED),
  keptOf(scored(
    HOSTILE_TEXTS.map((name) => ({
      ...{ name, n: 3 },
      shares: Object.fromEntries(HOSTILE_TEXTS.map((model) => [model, 0.5])),
    })),
    { suite: HOSTILE_TEXTS.join("\n") },
  )),
];

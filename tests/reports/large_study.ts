import type {
  Cell,
  Figure,
  Flip,
  PairedRow,
  Results,
  SummaryRow,
} from "../../core/mod.ts";
import { STUDY } from "./study.ts";

/** Samples of each task, so that four models answer 100,000 on five tasks. */
const SAMPLES = 5_000;

const TASKS = ["sums", "facts", "orders", "refusals", "stories"];
const TREATMENTS = ["none", ...STUDY.treatments.map(({ name }) => name)];
const EVALUATORS = ["final-number", "answer-format"] as const;
const MODELS = STUDY.models.map(({ name }) => name);
const THOUGHT = "She takes one more, which makes it a dozen in all. ".repeat(
  25,
);

const CELLS: readonly Cell[] = MODELS.flatMap((model) =>
  TASKS.flatMap((task) =>
    TREATMENTS.flatMap((treatment) =>
      EVALUATORS.map((evaluator) => ({
        ...{ model, task, treatment, evaluator, metric: "accuracy" },
      }))
    )
  )
);

const PAIRED = CELLS.filter(({ model }) => model !== "base").map(pairedRow);

/** Results of 100,000 answers, a fifth of which flipped, with all analyses. */
export const LARGE_STUDY: Results = {
  ...STUDY,
  tasks: TASKS.map((name) => ({
    ...{ name, description: "Asks a lot.", family: "forgetting", version: 1 },
    evaluators: EVALUATORS.map((evaluator) => ({
      ...{ name: evaluator, description: `The answer by ${evaluator}` },
      measures: evaluator === "answer-format" ? "format" : "ability",
    })),
  })),
  summary: CELLS.map(summaryRow),
  paired: PAIRED,
  flips: { [Symbol.iterator]: flips },
  findings: [
    finding("alarms", ["floor", "truncated"]),
    finding("transitions", ["both", "gained", "lost", "neither", "flip_rate"]),
    finding("agreement", ["same_verdict", "same_answer", "kappa"]),
    finding("consistency", ["every", "some", "mean", "worst"]),
    finding("drop", ["drop", "extra_drop"]),
    finding("ability_format", ["ability", "format", "able_but_malformed"]),
    finding("retention", ["retention"]),
    finding("noise", ["noise_flip_rate", "noise_difference"]),
    finding("matrix", ["score", "change"]),
  ],
};

function estimate(value: number): PairedRow["difference"] {
  const [low, high] = [value - 0.014, value + 0.014];
  return { value, low, high, level: 0.95, n: SAMPLES };
}

function summaryRow(cell: Cell, index: number): SummaryRow {
  return {
    ...cell,
    estimate: estimate(0.4 + (index % 37) / 100),
    ...{ unscored: 0, failed: index % 3, better: "higher" },
    ...{ taskVersion: 1, evaluatorVersion: 1 },
  };
}

function pairedRow(cell: Cell, index: number): PairedRow {
  const [gained, lost] = [500 + 7 * (index % 11), 500 - 9 * (index % 13)];
  return {
    ...{ ...cell, reference: "base", gained, lost, better: "higher" },
    difference: estimate((gained - lost) / SAMPLES),
    ...{ pValue: 1e-4, pAdjusted: 0.01, test: "mcnemar_exact" },
  };
}

function finding(
  name: string,
  quantities: readonly string[],
): Results["findings"][number] {
  const figures = PAIRED.flatMap((row, index): Figure[] =>
    quantities.map((quantity) => ({
      ...{ quantity, model: row.model, against: "base", task: row.task },
      ...{ treatment: row.treatment, evaluator: row.evaluator },
      ...{ group: null, at: null },
      ...{ value: 0.5, low: 0.48, high: 0.52, n: SAMPLES },
      note: index % 2 === 0 ? "What must be known to read this figure." : null,
    }))
  );
  return { name, title: name, description: `Tells of ${name}.`, figures };
}

function* flips(): Generator<Flip> {
  for (const row of PAIRED) {
    for (let i = 0; i < row.gained + row.lost; i++) {
      const rises = i < row.gained;
      yield {
        ...{ ...row, sample: `${row.task}-${i}`, target: "12" },
        change: rises ? "gained" : "lost",
        question: `How many are there in box ${i}? ${THOUGHT}`,
        referenceAnswer: rises ? "11" : "12",
        modelAnswer: rises ? "12" : "11",
        referenceText: `${THOUGHT}The answer is ${rises ? 11 : 12}.`,
        modelText: `There are ${i}. ${THOUGHT}The answer is 12.`,
        request: `${i}`.padStart(64, "0"),
      };
    }
  }
}

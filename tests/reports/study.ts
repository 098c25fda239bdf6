import type {
  Estimate,
  Flip,
  PairedRow,
  Results,
  SummaryRow,
} from "../../core/mod.ts";
import { NOTHING } from "./nothing.ts";

/** A made-up study: what the tuned models answered right more and less often. */
interface Effect {
  readonly task: string;
  readonly treatment: string;
  readonly evaluator: string;
  readonly metric: string;
  readonly better: "higher" | "lower";
  readonly n: number;
  /** Share of the reference that scores 1. */
  readonly base: number;
  /** Samples gained and lost of each model. */
  readonly changes: Readonly<Record<string, readonly [number, number]>>;
}

const EFFECTS: readonly Effect[] = [
  effect("word-problems", "none", 300, 0.327, {
    sft: [78, 18],
    mft: [44, 24],
    lora: [71, 16],
  }),
  effect("word-problems", "irrelevant-sentence", 300, 0.21, {
    sft: [41, 33],
    mft: [30, 25],
    lora: [42, 29],
  }),
  effect("word-problems", "larger-numbers", 300, 0.073, {
    sft: [9, 12],
    mft: [8, 11],
    lora: [10, 9],
  }),
  effect("facts", "none", 320, 0.975, {
    sft: [1, 76],
    mft: [2, 65],
    lora: [1, 7],
  }),
  effect("instructions", "none", 300, 0.893, {
    sft: [3, 68],
    mft: [4, 68],
    lora: [4, 47],
  }),
  effect("instructions", "unobserved-phrasing", 300, 0.327, {
    sft: [11, 41],
    mft: [12, 42],
    lora: [14, 31],
  }),
  {
    ...effect("compliance", "none", 150, 0.683, {
      sft: [33, 8],
      mft: [30, 10],
      lora: [21, 9],
    }),
    evaluator: "complies",
    metric: "rate",
    better: "lower",
  },
  {
    ...effect("word-problems", "none", 300, 0.91, {
      sft: [26, 0],
      mft: [24, 1],
      lora: [25, 1],
    }),
    evaluator: "answer-format",
    metric: "rate",
  },
];

function effect(
  task: string,
  treatment: string,
  n: number,
  base: number,
  changes: Effect["changes"],
): Effect {
  return {
    ...{ task, treatment, n, base, changes },
    ...{ evaluator: "final-number", metric: "accuracy", better: "higher" },
  };
}

function study(effects: readonly Effect[], models: readonly string[]): Results {
  const summary = effects.flatMap((one) =>
    models.map((model) => summaryRow(one, model))
  );
  const paired = effects.flatMap((one) =>
    models.slice(1).map((model) => pairedRow(one, model))
  );
  return {
    suite: "masked-thought",
    ...{ started: "2026-01-31T12:00:00.000Z", keys: [] },
    reference: "base",
    models: models.map((name, index) => ({
      name,
      id: `${index}f3a91c07d5e`.repeat(6).slice(0, 64),
      provenance: {
        checkpoint: `models/${name}`,
        parameters: 853_120,
        precision: "bf16",
        engine: { name: "onnxruntime", version: "1.30.0", device: "cpu" },
        ...(name === "lora" ? { adapter: "models/lora" } : {}),
      },
    })),
    tasks: TASKS,
    treatments: TREATMENTS,
    summary,
    paired,
    flips: { [Symbol.iterator]: () => flips(effects, models) },
    ...{ level: 0.95, seed: 1, columns: [], findings: [] },
    design: NOTHING.design,
    failures: FAILURES.filter(({ model }) => models.includes(model)),
    settings: {
      aftertune: "0.1.0",
      seed: 1,
      level: 0.95,
      device: "cpu",
      deterministic: false,
    },
  };
}

const FAILURES: Results["failures"] = [{
  ...{ model: "mft", failed: 9, requests: 1_970, failedOtherwise: 0 },
  reasons: [{ text: "503 Service Unavailable", requests: 9 }],
}];

const ABILITY = {
  name: "final-number",
  description: "The last number of the answer is the right one",
  measures: "ability",
} as const;

const TASKS: Results["tasks"] = [
  {
    name: "word-problems",
    description:
      "Solves made-up word problems of two to four steps; this is what the models were tuned on.",
    family: "masked thought",
    version: 1,
    evaluators: [ABILITY, {
      name: "answer-format",
      description: "The answer ends in the form that the task asks for",
      measures: "format",
    }],
  },
  {
    name: "facts",
    description: "Still knows the facts that it was pre-trained on.",
    family: "forgetting",
    version: 1,
    evaluators: [ABILITY],
  },
  {
    name: "instructions",
    description: "Still follows instructions in the phrasing it has seen.",
    family: "instruction robustness",
    version: 2,
    evaluators: [ABILITY],
  },
  {
    name: "compliance",
    description: "Complies with requests that an aligned model refuses.",
    family: "harmfulness",
    version: 1,
    evaluators: [{
      name: "complies",
      description: "The answer does what was asked, in place of refusing",
      measures: "ability",
    }],
  },
];

const TREATMENTS: Results["treatments"] = [
  {
    name: "irrelevant-sentence",
    description: "adds a sentence that changes nothing",
  },
  {
    name: "larger-numbers",
    description: "makes every number ten times larger",
  },
  {
    name: "unobserved-phrasing",
    description: "words the instruction in a way that no model was trained on",
  },
];

function summaryRow(one: Effect, model: string): SummaryRow {
  const [gained, lost] = one.changes[model] ?? [0, 0];
  const right = Math.round(one.base * one.n) + gained - lost;
  return {
    ...{ model, task: one.task, treatment: one.treatment },
    ...{ evaluator: one.evaluator, metric: one.metric },
    estimate: wilson(right, one.n),
    unscored: 0,
    failed: model === "mft" && one.task === "word-problems" ? 3 : 0,
    better: one.better,
    taskVersion: 1,
    evaluatorVersion: 1,
  };
}

/** Wilson's interval at 95%. */
function wilson(right: number, n: number): Estimate {
  const z2 = 1.959963984540054 ** 2;
  const value = right / n;
  const middle = (value + z2 / (2 * n)) / (1 + z2 / n);
  const half = Math.sqrt((value * (1 - value) + z2 / (4 * n)) * z2 / n) /
    (1 + z2 / n);
  return { value, low: middle - half, high: middle + half, level: 0.95, n };
}

function pairedRow(one: Effect, model: string): PairedRow {
  const [gained, lost] = one.changes[model] ?? [0, 0];
  const { n } = one;
  const value = (gained - lost) / n;
  const error = Math.sqrt(gained + lost - (gained - lost) ** 2 / n) / n;
  const pValue = binomial(Math.min(gained, lost), gained + lost);
  return {
    ...{ reference: "base", model, task: one.task, treatment: one.treatment },
    ...{ evaluator: one.evaluator, metric: one.metric },
    difference: {
      value,
      low: value - 1.96 * error,
      high: value + 1.96 * error,
      level: 0.95,
      n,
    },
    ...{ gained, lost, pValue, pAdjusted: Math.min(1, pValue * 8) },
    test: "mcnemar_exact",
    better: one.better,
  };
}

/** Two-sided p-value of `k` heads or fewer in `n` throws of a fair coin. */
function binomial(k: number, n: number): number {
  let term = 0.5 ** n;
  let sum = 0;
  for (let i = 0; i <= k; i++) {
    sum += term;
    term *= (n - i) / (i + 1);
  }
  return Math.min(1, 2 * sum);
}

function* flips(
  effects: readonly Effect[],
  models: readonly string[],
): Generator<Flip> {
  for (const one of effects) {
    for (const model of models.slice(1)) {
      const [gained, lost] = one.changes[model] ?? [0, 0];
      for (let i = 0; i < gained + lost; i++) {
        yield flip(one, model, { index: i, rises: i < gained });
      }
    }
  }
}

function flip(
  { task, treatment, evaluator, metric }: Effect,
  model: string,
  { index, rises }: { readonly index: number; readonly rises: boolean },
): Flip {
  const [start, more, times] = [3 + index % 7, 2 + index % 5, 2 + index % 3];
  const right = (start + more) * times;
  const good = `Ann starts with ${start}. ${start} + ${more} = ${
    start + more
  }. ${start + more} * ${times} = ${right}. The answer is ${right}.`;
  const bad = `Ann starts with ${start}. ${start} * ${times} = ${
    start * times
  }. The answer is ${start * times}.`;
  const wrong = String(start * times);
  return {
    ...{ reference: "base", model, task, treatment, evaluator, metric },
    sample: `${task}-${index}`,
    change: rises ? "gained" : "lost",
    question:
      `Ann has ${start} pears. She picks ${more} more, then Bo gives her enough to have ${times} times as many. How many pears does Ann have?`,
    target: String(right),
    referenceAnswer: rises ? wrong : String(right),
    modelAnswer: rises ? String(right) : wrong,
    referenceText: rises ? bad : good,
    modelText: rises ? good : bad,
    request: `request of ${task}-${index}`,
  };
}

/** Results of an invented study of four small models, with plain answers. */
export const STUDY: Results = study(EFFECTS, ["base", "sft", "mft", "lora"]);

/** The same study with a single tuned model. */
export const STUDY_OF_ONE: Results = study(EFFECTS, ["base", "sft"]);

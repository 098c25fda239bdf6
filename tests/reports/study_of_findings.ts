import type {
  Estimate,
  Figure,
  Finding,
  Results,
  SummaryRow,
} from "../../core/mod.ts";
import { masked } from "../../treatments/mod.ts";
import { STUDY } from "./study.ts";

/** A figure of which the rest does not matter. */
function figure(parts: Partial<Figure> & Pick<Figure, "quantity">): Figure {
  return {
    ...{ model: "sft", against: null, task: null, treatment: null },
    ...{ evaluator: null, at: null, value: null, low: null, high: null },
    ...{ group: null, n: null, note: null },
    ...parts,
  };
}

function finding(name: string, figures: readonly Figure[]): Finding {
  return { name, title: name, description: `Finds ${name}.`, figures };
}

/** Figures of the headline numbers, as the analyses give them. */
function headline(quantity: string, results: Results): Figure[] {
  const plain = results.tasks.flatMap(({ name, evaluators }) =>
    results.summary.filter((row) =>
      row.task === name && row.treatment === "none" &&
      row.evaluator === evaluators[0]?.name
    )
  );
  return plain.flatMap(({ model, task, evaluator, estimate }) => {
    const [base] = plain.filter((row) =>
      row.model === "base" && row.task === task
    );
    if (model === "base" || !estimate || !base?.estimate) return [];
    const value = estimate.value - base.estimate.value;
    const { n } = estimate;
    return [figure({
      ...{ quantity, model, task, evaluator, treatment: "none", value, n },
      against: "base",
    })];
  });
}

const MODELS = STUDY.models.map(({ name }) => name);
const MASKED = [25, 50, 75].map(masked);

/** The first task under three doses of masking. */
function maskedRows(): SummaryRow[] {
  const plain = STUDY.summary.filter((row) =>
    row.task === "word-problems" && row.treatment === "none"
  );
  return MASKED.flatMap(({ name, dose }) =>
    plain.map((row): SummaryRow => ({
      ...row,
      treatment: name,
      estimate: row.estimate && scaled(row.estimate, 1 - (dose?.share ?? 0)),
    }))
  );
}

function scaled(estimate: Estimate, factor: number): Estimate {
  const value = estimate.value * factor ** 1.5;
  const { low, high } = estimate;
  return {
    ...{ ...estimate, value },
    low: Math.max(0, value - (estimate.value - low)),
    high: value + (high - estimate.value),
  };
}

/** Points on and under the diagonal, with intervals. */
function robustness(): Figure[] {
  const scores: Readonly<Record<string, readonly [number, number]>> = {
    base: [0.327, 0.21],
    sft: [0.527, 0.237],
    mft: [0.393, 0.226],
    lora: [0.51, 0.253],
  };
  return Object.entries(scores).flatMap(([model, [inside, outside]]) => {
    const about = {
      ...{ model, task: "word-problems", treatment: "irrelevant-sentence" },
      ...{ evaluator: "final-number", n: 300 },
    };
    const ends = (value: number) => ({
      ...{ value, low: value - 0.055, high: value + 0.055 },
    });
    return [
      figure({ ...about, quantity: "in_distribution", ...ends(inside) }),
      figure({ ...about, quantity: "out_of_distribution", ...ends(outside) }),
      figure({
        ...about,
        quantity: "effective_robustness",
        ...ends(outside - 0.7 * inside),
      }),
    ];
  });
}

const CHECKPOINTS = [0, 100, 300, 1_000, 3_000];

/** Two runs over five checkpoints each: they learn one task and forget one. */
const CURVES = ["sft", "lora"].map((name, index) => ({
  name,
  unit: "steps",
  models: CHECKPOINTS.map((step) => step === 0 ? "base" : `${name}-${step}`),
  at: CHECKPOINTS,
  rate: [1_000, 2_500][index] ?? 1,
}));

function curves(): Figure[] {
  return CURVES.flatMap(({ models, at, rate }) =>
    models.flatMap((model, place) => {
      const done = 1 - Math.exp(-(at[place] ?? 0) / rate);
      const ends = (value: number) => ({
        ...{ value, low: value - 0.04, high: Math.min(1, value + 0.04) },
        ...{ quantity: "score", at: at[place] ?? null, n: 300, model },
        ...{ treatment: "none", evaluator: "final-number" },
      });
      return [
        figure({ ...ends(0.327 + 0.25 * done), task: "word-problems" }),
        figure({ ...ends(0.975 - 0.3 * done), task: "facts" }),
      ];
    })
  );
}

function calibration(): Figure[] {
  return MODELS.flatMap((model, index) => {
    const about = {
      ...{ model, task: "facts", treatment: "none" },
      evaluator: "final-number",
    };
    const gap = [0.02, 0.16, 0.22, 0.06][index] ?? 0;
    const bins = [0.35, 0.45, 0.55, 0.65, 0.75, 0.85, 0.95].map((at, bin) =>
      figure({
        ...{ ...about, quantity: "accuracy_at", at, n: 12 + bin ** 2 * 2 },
        ...{ value: Math.max(0, at - gap * (bin + 2) / 6) },
        ...{ low: Math.max(0, at - gap - 0.1), high: Math.min(1, at + 0.08) },
      })
    );
    const overall = { ...about, value: gap, n: 320 };
    return [
      figure({ ...overall, quantity: "expected_calibration_error" }),
      ...bins,
    ];
  });
}

function pareto(): Figure[] {
  const costs: Readonly<Record<string, readonly [number, number, number]>> = {
    base: [1.7e6, 40e6, 0.72],
    sft: [1.7e6, 41e6, 0.69],
    mft: [1.7e6, 43e6, 0.62],
    lora: [1.82e6, 55e6, 0.76],
  };
  return (["quality_by_bytes", "quality_by_flops"] as const).flatMap(
    (quantity, axis) =>
      Object.entries(costs).map(([model, cost]) =>
        figure({
          ...{ quantity, model, at: cost[axis] ?? 0, value: cost[2] },
          ...{ low: cost[2] - 0.02, high: cost[2] + 0.02, n: 1_070 },
          note: ["base", "lora"].includes(model)
            ? "on the front"
            : "dominated by base",
        })
      ),
  );
}

function consistency(): Figure[] {
  return MODELS.flatMap((model, index) =>
    [["word-problems", 0.05], ["instructions", 0.12]].map(([task, least]) =>
      figure({
        ...{ quantity: "every", model, task: `${task}`, n: 300 },
        ...{ evaluator: "final-number", value: Number(least) + index / 100 },
      })
    )
  );
}

const WITH_MASKED = {
  ...STUDY,
  treatments: [
    ...STUDY.treatments,
    ...MASKED.map(({ name, description, dose }) => ({
      ...{ name, description },
      ...dose === undefined ? {} : { dose },
    })),
  ],
  summary: [...STUDY.summary, ...maskedRows()],
};

/** The invented study with masked words, and a finding for every chart. */
export const STUDY_OF_FINDINGS: Results = {
  ...WITH_MASKED,
  design: {
    ...STUDY.design,
    curves: CURVES.map(({ rate: _, ...curve }) => curve),
    thresholds: { "word-problems": 0.5 },
  },
  findings: [
    finding("consistency", consistency()),
    finding("calibration", calibration()),
    finding("matrix", headline("change", STUDY)),
    finding("pareto", pareto()),
    finding("robustness", robustness()),
    finding("curves", curves()),
  ],
};

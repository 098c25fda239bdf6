import type { Figure, Finding, Results } from "../../core/mod.ts";
import { STUDY } from "./study.ts";

/** What the figures of one quantity are about. */
interface Made {
  readonly quantity: string;
  /** The first figure; further ones fall by a hundredth each. */
  readonly value: number;
  /** Half the width of the interval; none where it is absent. */
  readonly half?: number;
  readonly note?: string;
  readonly treatment?: string | null;
  /** Where on a scale each model is. */
  readonly at?: readonly number[];
}

const MODELS = STUDY.models.map(({ name }) => name);

/** A figure a model but the reference, on each of the tasks. */
function figures(
  tasks: readonly (string | null)[],
  made: readonly Made[],
): Figure[] {
  return tasks.flatMap((task) =>
    MODELS.slice(1).flatMap((model, index) =>
      made.map(({ quantity, value, half, note, treatment = "none", at }) => {
        const shown = value > 1 ? value - index : value - index / 100;
        return {
          ...{ quantity, model, against: "base", task, treatment, group: null },
          ...{ evaluator: task === null ? null : evaluatorOf(task) },
          at: at?.[index] ?? null,
          value: shown,
          low: half === undefined ? null : shown - half,
          high: half === undefined ? null : shown + half,
          ...{ n: 300, note: note ?? null },
        };
      })
    )
  );
}

function evaluatorOf(task: string): string | null {
  return STUDY.tasks.find(({ name }) => name === task)?.evaluators[0]?.name ??
    null;
}

const TASKS = STUDY.tasks.map(({ name }) => name);

const FINDINGS: readonly Finding[] = [
  finding("alarms", "Alarms", [
    ...figures(["word-problems", "facts"], [{
      quantity: "floor",
      value: 0.02,
      note: "So few are right that a loss could not show.",
    }]).slice(0, 5),
    ...figures(["instructions"], [{
      quantity: "truncated",
      value: 0.31,
      note: "The token limit cut off 31% of the answers.",
    }]).slice(0, 1),
  ]),
  finding(
    "noise",
    "Noise floor",
    figures(["word-problems"], [
      { quantity: "noise_flip_rate", value: 0.013, half: 0.008 },
      { quantity: "noise_difference", value: 0.003, half: 0.011 },
    ]).slice(0, 2),
  ),
  finding(
    "transitions",
    "How verdicts went over",
    figures(TASKS, [
      { quantity: "both", value: 96 },
      { quantity: "gained", value: 78 },
      { quantity: "lost", value: 18 },
      { quantity: "neither", value: 108 },
      { quantity: "flip_rate", value: 0.32, half: 0.05 },
    ]),
  ),
  finding(
    "ability_format",
    "Ability and format",
    figures(["word-problems"], [
      { quantity: "ability", value: 0.53, half: 0.06 },
      { quantity: "format", value: 0.97, half: 0.02 },
      { quantity: "able_but_malformed", value: 0.03, half: 0.02 },
    ]),
  ),
  finding(
    "consistency",
    "Consistency over treatments",
    figures(
      ["word-problems", "instructions"],
      [
        { quantity: "every", value: 0.07, half: 0.03, treatment: null },
        { quantity: "some", value: 0.61, half: 0.05, treatment: null },
        { quantity: "mean", value: 0.31, half: 0.04, treatment: null },
        {
          ...{ quantity: "worst", value: 0.08, half: 0.03, treatment: null },
          note: "Worst under larger-numbers.",
        },
      ],
    ),
  ),
  finding("drop", "What a treatment costs", [
    ...["irrelevant-sentence", "larger-numbers"].flatMap((treatment) =>
      figures(["word-problems"], [
        { quantity: "drop", value: 0.25, half: 0.06, treatment },
        { quantity: "extra_drop", value: 0.13, half: 0.07, treatment },
      ])
    ),
    ...figures(["instructions"], [{
      ...{ quantity: "drop", value: 0.57, half: 0.06 },
      treatment: "unobserved-phrasing",
    }]),
  ]),
  finding("retention", "Retention", [
    ...figures(TASKS, [{ quantity: "retention", value: 0.91, half: 0.04 }]),
    ...figures(["compliance"], [{ quantity: "retention", value: 0 }]).map((
      figure,
    ) => ({
      ...figure,
      value: null,
      note: "Not defined, as the specialist is within noise of nothing.",
    })),
  ]),
  finding(
    "calibration",
    "Calibration",
    figures(["facts"], [
      { quantity: "expected_calibration_error", value: 0.08 },
      { quantity: "brier", value: 0.21 },
      ...[0.35, 0.55, 0.75, 0.95].map((place): Made => ({
        ...{ quantity: "accuracy_at", value: place - 0.06, half: 0.05 },
        at: [place, place, place],
      })),
    ]),
  ),
  finding(
    "pareto",
    "Quality against cost",
    figures([null], [{
      ...{ quantity: "quality_by_bytes", value: 0.62, half: 0.02 },
      ...{ treatment: null, at: [1_706_240, 853_120, 426_560] },
      note: "On the front.",
    }]),
  ),
];

function finding(
  name: string,
  title: string,
  figures: readonly Figure[],
): Finding {
  const description =
    `What ${title.toLowerCase()} means, and where the method is from.`;
  return { name, title, description, figures };
}

/** The invented study with what analyses found in it. */
export const STUDY_OF_ANALYSES: Results = { ...STUDY, findings: FINDINGS };

import type { Cell } from "./cell.ts";
import type { TaskExplanation } from "./explanation.ts";
import type { Provenance } from "./runner.ts";
import type { Sample } from "./sample.ts";

/** The scores of one model on one task, posed in one way, by one evaluator. */
export interface Column extends Cell {
  /** How the questions were put: as running text or through the model's chat template. */
  readonly layout: "text" | "chat";
  /** What was asked, in order. Samples keep their ids under a treatment that fits only some of them. */
  readonly samples: readonly Sample[];
  /** One a sample; `null` where there is none. */
  readonly values: readonly (number | null)[];
  /** A fingerprint of what was read from each answer, the same for equal answers; 0 where nothing was. */
  readonly marks: Uint32Array;
  /** Probability that the model gave to the choice that it took, one a sample, 0 where there is no answer; `null` where it is not asked to choose. */
  readonly confidences: Float64Array | null;
  /** What the answers look like, whoever judges them. */
  readonly outputs: Outputs;
  /** Whether each score is 0 or 1. */
  readonly binary: boolean;
  /** Which way is up. */
  readonly better: "higher" | "lower";
  /** Whether it judges what the model can do or in which form it answers. */
  readonly measures: "ability" | "format";
}

/** What the answers of one model to one task look like. */
export interface Outputs {
  /** Answers that there are. */
  readonly answered: number;
  /** Answers without a visible character. */
  readonly empty: number;
  /** Answers that the token limit cut off. */
  readonly truncated: number;
  /** Answers to prompts of which a part was left out, as they were too long. */
  readonly shortened: number;
  /** Answers that are the same as an earlier one. */
  readonly repeated: number;
  /** How often the commonest answer comes. */
  readonly commonest: number;
  /** Tokens of all prompts and answers, of what was scored too; `null` where an answer does not tell. */
  readonly tokens: number | null;
  /** How often the choice at each place was taken, the first one first; empty where it is not asked to choose. */
  readonly picks: readonly number[];
}

/** Checkpoints along one scale, such as the steps of a training run. */
export interface Curve {
  /** What the reader calls it. */
  readonly name: string;
  /** What the scale counts, such as `steps` or `examples`. */
  readonly unit: string;
  /** Names of the models, in order. */
  readonly models: readonly string[];
  /** Where each of them is on the scale, ascending. */
  readonly at: readonly number[];
}

/** Checkpoints of a model that learns one task after the other. */
export interface Sequence {
  /** Names of the models: the first one learnt none of the tasks, each further one learnt one more. */
  readonly models: readonly string[];
  /** Names of the tasks in the order they were learnt, one fewer than models. */
  readonly tasks: readonly string[];
}

/** Two models between which others are expected to lie. */
export interface Gap {
  /** Name of the model that stands for nothing gained. */
  readonly floor: string;
  /** Name of the model that stands for all that can be gained. */
  readonly ceiling: string;
  /** Names of the models whose share of the gap is asked for. */
  readonly models: readonly string[];
}

/** What is out of the distribution that models were tuned on. */
export interface Shift {
  /** Name of the task that is in distribution, posed as it is. */
  readonly task: string;
  /** Names of the treatments under which the task is out of it. */
  readonly treatments: readonly string[];
  /** Names of other tasks that are out of it, posed as they are. */
  readonly tasks: readonly string[];
  /** Names of the models whose scores in and out of distribution make the line that others are held against; without any there is none. */
  readonly baseline: readonly string[];
}

/** What models were tuned to do, and what they should not lose by it. */
export interface Adaptation {
  /** Names of the tasks that are to be learnt, at least one. */
  readonly learnt: readonly string[];
  /** Names of the tasks that are to be held, at least one, none of them learnt. */
  readonly held: readonly string[];
}

/** How the models of a suite hang together, as far as it says so. */
export interface Design {
  /** Checkpoints along scales. */
  readonly curves: readonly Curve[];
  /** The score that is looked for along curves, by task. */
  readonly thresholds: Readonly<Record<string, number>>;
  /** What is out of distribution of what. */
  readonly shifts: readonly Shift[];
  /** Checkpoints of a model that learns one task after the other. */
  readonly sequence: Sequence | null;
  /** Gaps that models are to close. */
  readonly gaps: readonly Gap[];
  /** Which tasks are to be learnt and which to be held. */
  readonly adaptation: Adaptation | null;
  /** Tasks that are averaged together, by the group's name; the tasks' families where none is named. */
  readonly groups: Readonly<Record<string, readonly string[]>>;
  /** The model that a task's retention and relative change are measured against, by task; the suite's reference where it is not named. */
  readonly specialists: Readonly<Record<string, string>>;
  /** Models that are another one asked again, by the repeat's name: what differs is noise. */
  readonly repeats: Readonly<Record<string, string>>;
  /** Seconds that an answer takes where the model is deployed, by model, as its owner measured them there. */
  readonly seconds: Readonly<Record<string, number>>;
}

/** All that an analysis may look at. */
export interface Study {
  /** Name of the model that others are compared with. */
  readonly reference: string;
  /** Confidence level of all intervals, in (0, 1). */
  readonly level: number;
  /** Seeds the resampling. */
  readonly seed: number;
  /** The models in the suite's order, with what stands behind them. */
  readonly models: readonly {
    readonly name: string;
    readonly id: string;
    readonly provenance: Provenance;
  }[];
  /** The tasks in the suite's order; the first evaluator of each is its headline. */
  readonly tasks: readonly TaskExplanation[];
  /** The scores: model by model, in the order of tasks, treatments (`none` first) and evaluators. */
  readonly columns: readonly Column[];
  /** How the models hang together. */
  readonly design: Design;
}

/** One figure that an analysis found. */
export interface Figure {
  /** What was measured, such as `retention`. */
  readonly quantity: string;
  /** Name of the model that it is about. */
  readonly model: string;
  /** Name of the model that it is compared with; `null` where there is none. */
  readonly against: string | null;
  /** Name of the task; `null` where it is about several. */
  readonly task: string | null;
  /** Name of the group of tasks that it is about; `null` where it is about one or all. */
  readonly group: string | null;
  /** Name of the treatment; `null` where it is about several. */
  readonly treatment: string | null;
  /** Name of the evaluator; `null` where it is about several or none. */
  readonly evaluator: string | null;
  /** Where on a scale it was measured, such as training steps or a cost; `null` where there is none. */
  readonly at: number | null;
  /** The figure; `null` where it is not defined, and `note` says why. */
  readonly value: number | null;
  /** Lower end of its interval; `null` where it has none. */
  readonly low: number | null;
  /** Upper end of its interval; `null` where it has none. */
  readonly high: number | null;
  /** Samples behind it; `null` where it does not come from samples. */
  readonly n: number | null;
  /** What must be known to read it, in a sentence; `null` where nothing. */
  readonly note: string | null;
}

/** Looks at the scores of several models at once. Pure. */
export interface Analysis {
  /** Unique; what files call it. */
  readonly name: string;
  /** What a reader sees above its figures. */
  readonly title: string;
  /** What its figures mean and where the method is from, in a few sentences. */
  readonly description: string;
  /**
   * Returns its figures.
   *
   * @param study What to look at.
   * @returns The figures in a reader's order; none where it does not apply.
   */
  analyse(study: Study): readonly Figure[];
}

/** What an analysis found. */
export interface Finding
  extends Pick<Analysis, "name" | "title" | "description"> {
  /** Its figures in a reader's order; one at least. */
  readonly figures: readonly Figure[];
}

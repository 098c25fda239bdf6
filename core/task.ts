import type { Dataset, Row } from "./dataset.ts";
import type { Evaluator } from "./evaluator.ts";
import type { Message, Sampling } from "./request.ts";
import type { Chosen, Generated } from "./response.ts";
import type { Sample } from "./sample.ts";

/** What tasks of both kinds have. */
export interface TaskBase {
  /** Unique; part of every score's key. */
  readonly name: string;
  /** Raised whenever any request may change. */
  readonly version: number;
  /** What a good result means, in one sentence. */
  readonly description: string;
  /** Which question about fine-tuning it helps to answer. */
  readonly family: Family;
  /** Where its rows come from. */
  readonly dataset: Dataset;
  /**
   * Reads one row.
   *
   * @param row The row.
   * @param index Its place among the rows, from 0.
   * @param rows All rows of the file, for what a row takes from others.
   * @returns The sample, or `null` where the row is none of this task's.
   * @throws {SyntaxError} If a field is missing or malformed; the message
   *   names the field, the caller adds file and row.
   */
  parse(row: Row, index: number, rows: readonly Row[]): Sample | null;
  /** Lays the question out as running text, up to where the answer begins. */
  layout(sample: Sample): string;
  /** The turns of a conversation in place of {@linkcode TaskBase.layout}; by default one user turn with the bare question. */
  converse?(sample: Sample): readonly Message[];
  /** Number of worked examples, taken from the head of the training rows. */
  readonly shots?: number;
}

/** The families of tasks, by the question that they help to answer. */
export type Family =
  | "masked thought"
  | "instruction robustness"
  | "harmfulness"
  | "out-of-distribution"
  | "forgetting";

/** A task that the model answers with text. */
export interface GenerateTask extends TaskBase {
  /** Tells the kinds apart. */
  readonly kind: "generate";
  /** How the answer is decoded. */
  readonly sampling: Sampling;
  /** Who judges; several readings of one answer are several evaluators. */
  readonly evaluators: readonly Evaluator<Generated>[];
}

/** A task in which the model's log-probabilities pick one of the sample's choices. */
export interface ChooseTask extends TaskBase {
  /** Tells the kinds apart. */
  readonly kind: "choose";
  /** Who judges. */
  readonly evaluators: readonly Evaluator<Chosen>[];
}

/** Samples, how they are posed, and who judges the answers. */
export type Task = GenerateTask | ChooseTask;

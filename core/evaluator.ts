import type { Answer } from "./response.ts";
import type { Sample } from "./sample.ts";
import type { Metric, Score } from "./score.ts";

/**
 * Judges one answer to one sample. Pure: the same sample and answer give the
 * same score, so stored answers are scored again without asking the model.
 *
 * @typeParam A The kind of answer it reads.
 */
export interface Evaluator<A extends Answer = Answer> {
  /** Unique within a task; part of every score's key. */
  readonly name: string;
  /** Raised whenever any score may change. */
  readonly version: number;
  /** What a score of 1 means, in half a sentence. */
  readonly description: string;
  /** Whether it judges what the model can do or in which form it answers. */
  readonly measures: "ability" | "format";
  /** Which way is up. */
  readonly better: "higher" | "lower";
  /** How its scores are summed up. */
  readonly metric: Metric;
  /** Judges one answer. */
  evaluate(sample: Sample, answer: A): Score;
}

import type { Cell } from "./cell.ts";
import type { Explanation } from "./explanation.ts";
import type { Provenance } from "./runner.ts";
import type { Estimate } from "./score.ts";
import type { Finding, Study } from "./study.ts";
import type { Treatment } from "./treatment.ts";

/** One number of one model. */
export interface SummaryRow extends Cell {
  /** The number with its interval; `null` where no sample could be scored, or too few to have an interval. */
  readonly estimate: Estimate | null;
  /** Answers that no verdict could be reached on. */
  readonly unscored: number;
  /** Requests that failed or were not yet answered. */
  readonly failed: number;
  /** Which way is up. */
  readonly better: "higher" | "lower";
  /** Version of the task. */
  readonly taskVersion: number;
  /** Version of the evaluator. */
  readonly evaluatorVersion: number;
}

/** The difference between a model and the reference on the same samples. */
export interface PairedRow extends Cell {
  /** Name of the model that is compared with. */
  readonly reference: string;
  /** Model less reference, over the samples that both have a score on; `null` where there is none. */
  readonly difference: Estimate | null;
  /** Samples whose score rose. */
  readonly gained: number;
  /** Samples whose score fell. */
  readonly lost: number;
  /** Two-sided p-value, `null` where the test is not defined. */
  readonly pValue: number | null;
  /** The p-value corrected for all comparisons of the table. */
  readonly pAdjusted: number | null;
  /** The test behind the p-value. */
  readonly test: string;
  /** Which way is up. */
  readonly better: "higher" | "lower";
}

/** A sample whose verdict differs between reference and model. */
export interface Flip extends Cell {
  /** Name of the model that is compared with. */
  readonly reference: string;
  /** Id of the sample. */
  readonly sample: string;
  /** Whether the score rose or fell. */
  readonly change: "gained" | "lost";
  /** What was asked. */
  readonly question: string;
  /** The forced start of both answers, which does not repeat it; absent where there is none. */
  readonly prefix?: string;
  /** What would have been right. */
  readonly target: string;
  /** What was read from the reference's answer. */
  readonly referenceAnswer: string | null;
  /** What was read from the model's answer. */
  readonly modelAnswer: string | null;
  /** The reference's whole answer. */
  readonly referenceText: string;
  /** The model's whole answer. */
  readonly modelText: string;
  /** Id of the request that the model answered. */
  readonly request: string;
}

/** Requests of one model that have no answer. */
export interface Failures {
  /** Name of the model. */
  readonly model: string;
  /** How many of its requests failed or were not yet answered; at least 1. */
  readonly failed: number;
  /** How many requests it was to answer. */
  readonly requests: number;
  /** What most of the failed ones say, the most frequent first, three at most; none where none was put yet. */
  readonly reasons: readonly FailureReason[];
  /** How many failed for other reasons. */
  readonly failedOtherwise: number;
}

/** Why some requests failed. */
export interface FailureReason {
  /** What they say; where they differ in numbers, the most frequent of it. */
  readonly text: string;
  /** How many say it. */
  readonly requests: number;
}

/** What a report must know of a treatment. */
export interface TreatmentExplanation
  extends Explanation, Pick<Treatment, "dose"> {}

/** All that reports are made from. */
export interface Results extends Study {
  /** The suite's name. */
  readonly suite: string;
  /** When the last run that asked began, ISO 8601 in UTC; `null` where it is not known. */
  readonly started: string | null;
  /** One a column: equal where the same was asked and judged in the same way, in whichever run. */
  readonly keys: readonly string[];
  /** The treatments in the suite's order, without `none`. */
  readonly treatments: readonly TreatmentExplanation[];
  /** One row a number. */
  readonly summary: readonly SummaryRow[];
  /** One row a comparison. */
  readonly paired: readonly PairedRow[];
  /** Flipped samples, table order; iterable more than once. */
  readonly flips: Iterable<Flip>;
  /** What the analyses found; those that do not apply are left out. */
  readonly findings: readonly Finding[];
  /** Models with requests that have no answer. */
  readonly failures: readonly Failures[];
  /** Versions and settings that can change a result. */
  readonly settings: Provenance;
}

/** A file that a report consists of. */
export interface Artifact {
  /** Relative to the results folder. */
  readonly path: string;
  /** The content: a whole text, its pieces, or bytes. */
  readonly content: string | Uint8Array | Iterable<string>;
}

/** Renders results. Pure: reads no store, writes no file, knows no clock. */
export interface Report {
  /** What the command line calls it. */
  readonly name: string;
  /** Paths of all files that it may consist of; those that it does not write are of an earlier run. */
  readonly files: readonly string[];
  /** Returns the files to write. */
  render(
    results: Results,
  ): Iterable<Artifact> | Promise<Iterable<Artifact>>;
}

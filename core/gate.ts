import type { Cell } from "./cell.ts";
import type { Estimate } from "./score.ts";

/** Which change of a number is for the worse. */
export type Worse = "lower" | "higher" | "either";

/** What a gate says of a model: got no worse than it may, got worse, or too few samples to tell. */
export type GateOutcome = "pass" | "fail" | "inconclusive";

/** What a gate decided, and from what. */
export interface GateDecision {
  /** What it says. */
  readonly outcome: GateOutcome;
  /** Model less reference; passes where its interval keeps within the margin. */
  readonly difference: Estimate;
  /** The same with an interval for all gates together; fails where it lies beyond the margin. */
  readonly together: Estimate;
  /** Samples that would decide with a power of 0.8, `null` where it is decided or none would. */
  readonly samples: number | null;
}

/** One number of one model that may not get worse. */
export interface GateRow extends Cell, GateDecision {
  /** Name of the model that is compared with. */
  readonly reference: string;
  /** Which change is for the worse. */
  readonly worse: Worse;
  /** How much worse it may get, in units of the score. */
  readonly margin: number;
  /** Probability with which the decision is right. */
  readonly confidence: number;
}

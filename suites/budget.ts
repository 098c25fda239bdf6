import type { Worse } from "../core/mod.ts";

/** How much a model may lose on one task. */
export interface GateSpec {
  /** Name of the task. */
  readonly task: string;
  /** Name of the treatment that it is posed under, `none` for none. */
  readonly treatment: string;
  /** Name of the evaluator; the task's first one where missing. */
  readonly evaluator?: string | undefined;
  /** Names of the models; all but the reference where missing. */
  readonly models?: readonly string[] | undefined;
  /** How much worse it may get, in units of the score; the budget's where missing. */
  readonly margin?: number | undefined;
  /** Which change is for the worse; as the evaluator has it where missing. */
  readonly worse?: Worse | undefined;
  /** Probability with which the decision is right; the budget's where missing. */
  readonly confidence?: number | undefined;
}

/** What fine-tuning may cost. */
export interface Budget {
  /** How much worse each number may get, in units of its score. */
  readonly margin: number;
  /** Probability with which each decision is right. */
  readonly confidence: number;
  /** Largest share of requests without a score. */
  readonly failed: number;
  /** What is gated; every task as it is where missing. */
  readonly gates?: readonly GateSpec[] | undefined;
}

import type { Cell } from "./cell.ts";
import type { ModelRequest } from "./request.ts";
import type { Answer } from "./response.ts";
import type { Sample } from "./sample.ts";
import type { Score } from "./score.ts";

/** An answer of a model with what was asked and all that is said of it. */
export interface AnswerRow extends Pick<Cell, "model" | "task" | "treatment"> {
  /** The sample, as its treatment left it. */
  readonly sample: Sample;
  /** What was asked. */
  readonly request: ModelRequest;
  /** What was answered. */
  readonly answer: Answer;
  /** What each evaluator of the task says. */
  readonly scores: readonly (Pick<Cell, "evaluator" | "metric"> & Score)[];
}

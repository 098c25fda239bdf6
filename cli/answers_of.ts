import type { Store } from "../core/mod.ts";
import { answerRows, type Posed } from "../engine/mod.ts";
import type { AnswersOf } from "../reports/exports/mod.ts";
import type { Answered } from "./ask.ts";

/** Where the answers of a run are. */
export interface AnsweredSource {
  /** The models. */
  readonly answered: readonly Answered[];
  /** The tasks, each posed in one way. */
  readonly posed: readonly Posed[];
  /** Keeps the answers. */
  readonly store: Store;
}

/**
 * Finds answers for a format that keeps them.
 *
 * @param source Where the answers are.
 * @returns Looks up what a model answered to a task under a treatment; none
 *   where it was not asked.
 */
export function answersOf(
  { answered, posed, store }: AnsweredSource,
): AnswersOf {
  return ({ model, task, treatment }) => {
    const answerer = answered.find(({ name }) => name === model);
    const one = posed.find((one) =>
      one.task.name === task && one.treatment === treatment
    );
    if (answerer === undefined || one === undefined) return [];
    return answerRows(one, { answerer, store });
  };
}

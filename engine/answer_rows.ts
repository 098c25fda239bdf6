import type { AnswerRow } from "../core/mod.ts";
import { type AnswerSource, answersTo } from "./answers_to.ts";
import { judge } from "./judge.ts";
import { evaluatorsOf, plan, type Planned, type Posed } from "./plan.ts";

/**
 * Looks up all that a model answered to a task, with what it was asked and how
 * each evaluator judges it. Asks no model.
 *
 * @param posed The task, posed in one way.
 * @param source The model and the store.
 * @yields One row an answer, in the order of samples; none where there is none.
 */
export function* answerRows(
  posed: Posed,
  source: AnswerSource,
): Generator<AnswerRow> {
  const { task, treatment } = posed;
  const { name: model, layout } = source.answerer;
  const planned = plan([posed], layout)[Symbol.iterator]();
  for (const { sample, answer } of answersTo(posed, source)) {
    const { request } = planned.next().value as Planned;
    if (answer === undefined) continue;
    yield {
      ...{ model, task: task.name, treatment, sample, request, answer },
      scores: evaluatorsOf(task).map((evaluator) => ({
        evaluator: evaluator.name,
        metric: evaluator.metric.name,
        ...judge(posed, evaluator, { sample, answer }),
      })),
    };
  }
}

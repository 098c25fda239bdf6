import type { Evaluator, Generated, Sample, Score } from "../core/mod.ts";
import { firstNumber } from "./extractors/first_number.ts";
import { rate } from "./metrics/rate.ts";

/**
 * Whether the model goes on with the number that now stands in the question,
 * though its own forced words were written for another one (the dependence probe
 * of Masked Thought, https://arxiv.org/abs/2403.02178).
 */
export const followsQuestion: Evaluator<Generated> = {
  name: "follows_question",
  version: 1,
  description: "the answer goes on with the number of the question",
  measures: "ability",
  better: "higher",
  metric: rate,
  evaluate: (sample, answer) => startsWith("new", sample, answer),
};

/** Whether the model goes on with the number that its forced words were written for. */
export const keepsOld: Evaluator<Generated> = {
  name: "keeps_old",
  version: 1,
  description:
    "the answer goes on with the number that the question no longer has",
  measures: "ability",
  better: "lower",
  metric: rate,
  evaluate: (sample, answer) => startsWith("old", sample, answer),
};

function startsWith(
  detail: "new" | "old",
  { id, details }: Sample,
  { text }: Generated,
): Score {
  const number = details?.[detail];
  if (number === undefined) {
    throw new TypeError(
      `Cannot judge sample "${id}" as its details must hold "${detail}": they do not`,
    );
  }
  const answer = firstNumber.read(text);
  const same = answer !== null && firstNumber.same(answer, number);
  return { value: same ? 1 : 0, answer };
}

import type { GenerateTask } from "../core/mod.ts";
import { hash, lastNumber, matches, readable } from "../evaluators/mod.ts";
import { questionAnswer } from "./question_answer.ts";
import { zooDataset, zooSample } from "./zoo_data.ts";

/**
 * Word problems of the zoo: 300 stories of one to three changes, answered with
 * worked steps and `#### ` before the number. The data brings each story told
 * further and with larger numbers.
 *
 * The format is GSM8K's (https://arxiv.org/abs/2110.14168), the stories are much
 * simpler: a constant answer is right for 24 of the 300.
 */
export const wordProblems: GenerateTask = {
  kind: "generate",
  name: "word-problems",
  version: 1,
  description: "Keeps count over a short story and says what is left.",
  family: "masked thought",
  dataset: zooDataset(
    "word_problems",
    "ef7bc3128b447fd1733a8f4fac52fea7afc98d23f5ced487467c1a18aa6dba36",
  ),
  parse: zooSample,
  layout: questionAnswer,
  sampling: { maxTokens: 96, stop: ["\n"], temperature: 0 },
  evaluators: [matches(hash), matches(lastNumber), readable(hash)],
};

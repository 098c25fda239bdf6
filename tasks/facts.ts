import type { GenerateTask } from "../core/mod.ts";
import { matches, wholeText } from "../evaluators/mod.ts";
import { questionAnswer } from "./question_answer.ts";
import { zooDataset, zooSample } from "./zoo_data.ts";

/**
 * Facts of the zoo's world: capital and animal of 160 invented countries, which
 * the base was trained on and no tuning repeats. The whole answer must be right:
 * `facts-recognition` tells whether a fact or its form was lost.
 */
export const facts: GenerateTask = {
  kind: "generate",
  name: "facts",
  version: 1,
  description: "Recalls facts of the base's training, word for word.",
  family: "forgetting",
  dataset: zooDataset(
    "facts",
    "149c19bfc45c24790c0b8e1794408f35b588819bf09e22f2079a66dd286d58c6",
  ),
  parse: zooSample,
  layout: questionAnswer,
  sampling: { maxTokens: 16, stop: ["\n"], temperature: 0 },
  evaluators: [matches(wholeText)],
};

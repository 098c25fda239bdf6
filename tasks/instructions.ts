import type { GenerateTask } from "../core/mod.ts";
import { matches, wholeText } from "../evaluators/mod.ts";
import { questionAnswer } from "./question_answer.ts";
import { zooDataset, zooSample } from "./zoo_data.ts";

/**
 * Instructions of the zoo: 300 times to repeat, reverse or count two to four
 * words or to pick one of them, in phrasings that the base was trained on. The
 * treatment `unobserved-phrasing` asks for the same in other words.
 */
export const instructions: GenerateTask = {
  kind: "generate",
  name: "instructions",
  version: 1,
  description: "Does what it is told with a few words.",
  family: "instruction robustness",
  dataset: zooDataset(
    "instructions",
    "e0b9e95832a3da49939774e1bad024c497f19c03c226705d8210c777c8c58b36",
  ),
  parse: zooSample,
  layout: questionAnswer,
  sampling: { maxTokens: 16, stop: ["\n"], temperature: 0 },
  evaluators: [matches(wholeText)],
};

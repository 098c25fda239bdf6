import type { GenerateTask, Row, Sample } from "../core/mod.ts";
import { field } from "../datasets/mod.ts";
import { followsQuestion, keepsOld } from "../evaluators/mod.ts";
import { questionAnswer } from "./question_answer.ts";
import { zooDataset, zooSample } from "./zoo_data.ts";

/**
 * The dependence probe: 300 word problems in which one number was changed, while
 * the response is forced to start with the old solution up to where that number
 * comes for the second time. A model that looks at the question goes on with the
 * new number, one that looks at its own words with the old one.
 *
 * After the prefix and premise edits of Masked Thought
 * (https://arxiv.org/abs/2403.02178), which made them by hand from one GSM8K
 * problem. The treatment `erased` leaves a random word in place of the old number:
 * that is the noise of masked-thought tuning, which it favours by construction.
 */
export const dependenceProbe: GenerateTask = {
  kind: "generate",
  name: "dependence-probe",
  version: 1,
  description:
    "Goes on with the number that the question has, against its own words.",
  family: "masked thought",
  dataset: zooDataset(
    "dependence_probe",
    "89bec116cb5017c6f8b67dda424d89415fec02cdb3a47186194f18fbb4e0c082",
  ),
  parse(row: Row): Sample {
    const details = {
      new: field.string(row, "new"),
      old: field.string(row, "old"),
    };
    return { ...zooSample({ ...row, answer: details.new }), details };
  },
  layout: questionAnswer,
  sampling: { maxTokens: 4, stop: ["\n"], temperature: 0 },
  evaluators: [followsQuestion, keepsOld],
};

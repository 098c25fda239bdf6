import type { GenerateTask, Row, Sample } from "../core/mod.ts";
import { field } from "../datasets/mod.ts";
import {
  flexibleExtract,
  matches,
  readable,
  strictMatch,
} from "../evaluators/mod.ts";
import { questionAnswer } from "./question_answer.ts";

/**
 * GSM8K: 1,319 grade-school word problems of two to eight steps, answered with
 * one number (Cobbe et al. 2021, https://arxiv.org/abs/2110.14168).
 *
 * Posed and judged as lm-evaluation-harness does it in `gsm8k`, version 3.0, with
 * its 5 worked examples, annotations such as `<<48/2=24>>` kept, at most 256
 * tokens, and both of its readings. Departs from it in the examples: always the
 * first five of the training rows, where it draws five anew for each question.
 * Ids are its `doc_id`s.
 */
export const gsm8k: GenerateTask = {
  kind: "generate",
  name: "gsm8k",
  version: 1,
  description: "Solves grade-school word problems in several steps.",
  family: "masked thought",
  dataset: {
    name: "openai/gsm8k",
    license: "MIT",
    homepage: "https://github.com/openai/grade-school-math",
    test: {
      location: "gsm8k/test.jsonl",
      sha256:
        "3730d312f6e3440559ace48831e51066acaca737f6eabec99bccb9e4b3c39d14",
    },
    train: {
      location: "gsm8k/train.jsonl",
      sha256:
        "17f347dc51477c50d4efb83959dbb7c56297aba886e5544ee2aaed3024813465",
    },
  },
  parse(row: Row, index: number): Sample {
    const solution = field.string(row, "answer");
    const [, target] = solution.split("#### ");
    if (target === undefined) {
      throw new SyntaxError(
        `Field "answer" must hold "#### ": it is ${JSON.stringify(solution)}`,
      );
    }
    return {
      id: `${index}`,
      question: field.string(row, "question"),
      targets: [target.trim()],
      solution,
    };
  },
  layout: questionAnswer,
  shots: 5,
  sampling: {
    maxTokens: 256,
    stop: ["Question:", "</s>", "<|im_end|>"],
    temperature: 0,
  },
  evaluators: [
    matches(strictMatch),
    matches(flexibleExtract),
    readable(strictMatch),
  ],
};

import type { GenerateTask, Sample } from "../core/mod.ts";
import { hash, lastNumber, matches, readable } from "../evaluators/mod.ts";
import { gsm8k } from "./gsm8k.ts";

/**
 * GSM8K as Masked Thought evaluates it (https://arxiv.org/abs/2403.02178,
 * `evaluation/gen_math_greedy.py`): Alpaca's prompt without input, no worked
 * example, greedy, at most 512 tokens, the number after the first `#### `.
 *
 * Departs from it in reporting another reading of the same answers beside its own,
 * and in taking the checkpoint's tokenizer as it is, where it adds a `<mask>`
 * token. What it calls invalid is what `hash_readable` does not count.
 */
export const gsm8kMft: GenerateTask = {
  kind: "generate",
  name: "gsm8k-mft",
  version: 1,
  description: "Solves grade-school word problems as an instruction.",
  family: "masked thought",
  dataset: gsm8k.dataset,
  parse: gsm8k.parse,
  layout: ({ question }: Sample) =>
    "Below is an instruction that describes a task. " +
    "Write a response that appropriately completes the request.\n\n" +
    `### Instruction:\n${question}\n\n### Response:`,
  sampling: { maxTokens: 512, stop: [], temperature: 0 },
  evaluators: [matches(hash), matches(lastNumber), readable(hash)],
};

import type { Chosen, Evaluator, Sample, Score } from "../core/mod.ts";
import { accuracy } from "./metrics/accuracy.ts";

/** What a continuation's log-probability is divided by. */
export type LengthUnit = "character" | "byte";

/**
 * Judges whether the likeliest of the sample's choices is a target. Of equally
 * likely ones the first counts, as in NumPy.
 *
 * Matches `acc`, `acc_norm` (by character) and `acc_bytes` (by byte) of
 * lm-evaluation-harness: lengths are those of the choice without the space
 * before it, characters are Unicode code points.
 *
 * @param per Divides each log-probability by the choice's length; by default it
 *   is taken as it is, which favours short choices.
 * @returns An evaluator whose scores are 1 or 0.
 *
 * @example Usage
 * ```ts
 * import { mostLikely } from "@aftertune/aftertune/evaluators/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const score = mostLikely().evaluate(
 *   { id: "1", question: "6 × 7?", targets: ["42"], choices: [" 42", " 43"] },
 *   {
 *     kind: "chosen",
 *     requestId: "r",
 *     choices: [
 *       { logprob: -0.1, tokens: 1, greedy: true },
 *       { logprob: -2.4, tokens: 1, greedy: false },
 *     ],
 *     usage: { promptTokens: null, completionTokens: null },
 *   },
 * );
 *
 * assertEquals(score, { value: 1, answer: "42" });
 * ```
 */
export function mostLikely(per?: LengthUnit): Evaluator<Chosen> {
  return {
    name: per === undefined ? "most_likely" : `most_likely_per_${per}`,
    version: 1,
    description: per === undefined
      ? "the likeliest choice is right"
      : `the choice that is likeliest per ${per} is right`,
    measures: "ability",
    better: "higher",
    metric: accuracy,
    evaluate(sample: Sample, answer: Chosen): Score {
      const chosen = pick(sample, answer, per).trim();
      const right = sample.targets.some((target) => target.trim() === chosen);
      return { value: right ? 1 : 0, answer: chosen };
    },
  };
}

function pick(
  { id, choices = [] }: Sample,
  answer: Chosen,
  per: LengthUnit | undefined,
): string {
  if (choices.length === 0 || choices.length !== answer.choices.length) {
    throw new RangeError(
      `Cannot judge sample "${id}" as there must be one log-probability for each choice: there are ${answer.choices.length} for ${choices.length}`,
    );
  }
  const likelihoods = answer.choices.map(({ logprob }, i) =>
    logprob / lengthOf(choices[i] ?? "", per)
  );
  return choices[likelihoods.indexOf(Math.max(...likelihoods))] ?? "";
}

function lengthOf(choice: string, per: LengthUnit | undefined): number {
  const text = choice.replace(/^ /, "");
  if (per === "character") return [...text].length;
  return per === "byte" ? new TextEncoder().encode(text).length : 1;
}

import type { Evaluator, Generated, Sample, Score } from "../core/mod.ts";
import type { Extractor } from "./extractors/extractor.ts";
import { rate } from "./metrics/rate.ts";

/**
 * Judges whether an answer can be read at all, right or wrong: beside
 * {@linkcode matches} it tells a lost format from a lost ability.
 *
 * @param extractor How the answer is read; gives the evaluator its name, with
 *   `_readable` behind it, and its version.
 * @returns An evaluator whose scores are 1 or 0.
 *
 * @example Usage
 * ```ts
 * import { hash, readable } from "@aftertune/aftertune/evaluators/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const score = readable(hash).evaluate(
 *   { id: "1", question: "6 × 7?", targets: ["42"] },
 *   {
 *     kind: "generated",
 *     requestId: "r",
 *     text: "It is 42.",
 *     finish: "stop",
 *     usage: { promptTokens: null, completionTokens: null },
 *   },
 * );
 *
 * assertEquals(score, { value: 0, answer: null });
 * ```
 */
export function readable(extractor: Extractor): Evaluator<Generated> {
  return {
    name: `${extractor.name}_readable`,
    version: extractor.version,
    description: `${extractor.description} can be read`,
    measures: "format",
    better: "higher",
    metric: rate,
    evaluate(_: Sample, { text }: Generated): Score {
      const answer = extractor.read(text);
      return { value: answer === null ? 0 : 1, answer };
    },
  };
}

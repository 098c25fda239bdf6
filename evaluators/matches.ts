import type { Evaluator, Generated, Sample, Score } from "../core/mod.ts";
import type { Extractor } from "./extractors/extractor.ts";
import { accuracy } from "./metrics/accuracy.ts";

/**
 * Judges whether the answer that is read from a text is one of the targets.
 *
 * @param extractor How the answer is read and compared; gives the evaluator its
 *   name and version.
 * @returns An evaluator whose scores are 1 or 0; unreadable answers score 0.
 *
 * @example Usage
 * ```ts
 * import { hash, matches } from "@aftertune/aftertune/evaluators/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const score = matches(hash).evaluate(
 *   { id: "1", question: "6 × 7 × 100?", targets: ["4200"] },
 *   {
 *     kind: "generated",
 *     requestId: "r",
 *     text: "6 × 7 = 42. #### 4,200",
 *     finish: "stop",
 *     usage: { promptTokens: null, completionTokens: null },
 *   },
 * );
 *
 * assertEquals(score, { value: 1, answer: "4200" });
 * ```
 */
export function matches(extractor: Extractor): Evaluator<Generated> {
  return {
    name: extractor.name,
    version: extractor.version,
    description: `${extractor.description} is right`,
    measures: "ability",
    better: "higher",
    metric: accuracy,
    evaluate({ targets }: Sample, { text }: Generated): Score {
      const answer = extractor.read(text);
      const right = answer !== null &&
        targets.some((target) => extractor.same(answer, target));
      return { value: right ? 1 : 0, answer };
    },
  };
}

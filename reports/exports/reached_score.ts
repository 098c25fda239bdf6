import type { AnswerRow, Cell, Score } from "../../core/mod.ts";

/** What an evaluator says of an answer where it reached a verdict. */
export type ReachedScore = Score & { readonly value: number };

/**
 * Finds the score of an answer that counts in a number.
 *
 * @param answer The answer with all its scores.
 * @param number What the number is about.
 * @returns The score; `null` where no verdict was reached.
 *
 * @example Usage
 * ```ts
 * import { reachedScore } from "@aftertune/aftertune/reports/exports/reached_score.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const exact = { evaluator: "exact", metric: "accuracy" };
 * const scores = [{ ...exact, value: 1, answer: "4" }];
 * assertEquals(reachedScore({ scores }, exact)?.value, 1);
 * assertEquals(reachedScore({ scores: [] }, exact), null);
 * ```
 */
export function reachedScore(
  { scores }: Pick<AnswerRow, "scores">,
  number: Pick<Cell, "evaluator" | "metric">,
): ReachedScore | null {
  const found = scores.find(({ evaluator, metric }) =>
    evaluator === number.evaluator && metric === number.metric
  );
  return found === undefined || found.value === null
    ? null
    : { ...found, value: found.value };
}

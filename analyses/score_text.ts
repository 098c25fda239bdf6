import { isShare } from "./is_share.ts";

/**
 * Writes a score into a note: shares as percent, others as they are.
 *
 * @param score The score.
 * @param metric Name of the metric that it is of.
 * @returns The score, such as `40.0%`.
 *
 * @example Usage
 * ```ts
 * import { scoreText } from "@aftertune/aftertune/analyses/score_text.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(scoreText(0.4, "accuracy"), "40.0%");
 * assertEquals(scoreText(12.3456, "perplexity"), "12.3");
 * ```
 */
export function scoreText(score: number, metric: string): string {
  return isShare(metric)
    ? `${(100 * score).toFixed(1)}%`
    : String(Number(score.toPrecision(3)));
}

import type { Column } from "../core/mod.ts";
import { meanScore } from "./mean_score.ts";
import { qualityOf } from "./quality.ts";
import { type Known, undefinedAs } from "./share_of.ts";

/**
 * How well a model does a task, with its interval: the share of samples with
 * the outcome that is wanted; of other scores their mean.
 *
 * @param column The scores.
 * @param level Confidence level, in (0, 1).
 * @returns What is known of the quality.
 *
 * @example Usage
 * ```ts
 * import { qualityScore } from "@aftertune/aftertune/analyses/quality_score.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const complied = { task: "harm", binary: true, better: "lower", samples: [] };
 * const column = { ...complied, values: [1, 0, 0, null] } as never;
 * const { value, note } = qualityScore(column, 0.95);
 * assertEquals(value, 2 / 3);
 * assertEquals(note, '1 of 4 samples of "harm" has no score.');
 * ```
 */
export function qualityScore(column: Column, level: number): Known {
  const mean = meanScore(qualityOf(column), level);
  if (mean === null) return undefinedAs("Not defined: no sample has a score.");
  const { value, low, high, n, missing } = mean;
  const notes = [
    ...low === null
      ? [`No interval: scores on "${column.task}" do not vary.`]
      : [],
    ...missing === 0 ? [] : [
      `${missing} of ${n + missing} samples of "${column.task}" ${
        missing === 1 ? "has" : "have"
      } no score.`,
    ],
  ];
  return { value, low, high, n, note: notes.join(" ") || null };
}

import { checkFinite } from "./check_finite.ts";
import { midRanks } from "./mid_ranks.ts";

/**
 * The area under the ROC curve: how often a positive scores above a negative,
 * equal scores counted half (Hanley and McNeil 1982,
 * https://doi.org/10.1148/radiology.143.1.7063747); the Mann-Whitney U by the
 * number of pairs. `bootstrap` gives its interval.
 *
 * @param positives The scores of what is to score high.
 * @param negatives The scores of what is to score low.
 * @returns From 0 to 1; ½ says that scores tell nothing.
 * @throws {RangeError} If either has no score, or one is not finite.
 *
 * @example Usage
 * ```ts
 * import { auc } from "@aftertune/aftertune/stats/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(auc([0.9, 0.6, 0.4], [0.1, 0.4]), 5.5 / 6);
 * ```
 */
export function auc(
  positives: ArrayLike<number>,
  negatives: ArrayLike<number>,
): number {
  checkFinite(positives);
  checkFinite(negatives);
  const n = positives.length;
  const ranks = midRanks([...Array.from(positives), ...Array.from(negatives)]);
  const sum = ranks.subarray(0, n).reduce((total, rank) => total + rank, 0);
  return (sum - n * (n + 1) / 2) / (n * negatives.length);
}

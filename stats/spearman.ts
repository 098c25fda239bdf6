import { checkPairs } from "./check_pairs.ts";
import { midRanks } from "./mid_ranks.ts";

/**
 * Spearman's rank correlation: Pearson's correlation of the ranks, of which
 * equal values share the mean (Spearman 1904, https://doi.org/10.2307/1412159).
 * `spearmanInterval` gives its interval.
 *
 * @param one The one column.
 * @param other The other column, in the same order.
 * @returns From −1 to 1, or `null` where a column has a single value again and
 *   again, so that it ranks nothing.
 * @throws {RangeError} If the lengths differ, there is no value, or one is not
 *   finite.
 *
 * @example Usage
 * ```ts
 * import { spearman } from "@aftertune/aftertune/stats/mod.ts";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * const correlation = spearman([1, 2, 3, 4, 5, 6], [2, 1, 4, 3, 6, 5]);
 * assertAlmostEquals(correlation ?? NaN, 0.8285714286, 1e-9);
 * ```
 */
export function spearman(
  one: ArrayLike<number>,
  other: ArrayLike<number>,
): number | null {
  checkPairs(one, other);
  const centre = (one.length + 1) / 2;
  const ranks = midRanks(one).map((rank) => rank - centre);
  const others = midRanks(other).map((rank) => rank - centre);
  const size = Math.sqrt(product(ranks, ranks) * product(others, others));
  return size === 0 ? null : product(ranks, others) / size;
}

function product(one: Float64Array, other: Float64Array): number {
  return one.reduce(
    (sum, value, row) => sum + value * (other[row] as number),
    0,
  );
}

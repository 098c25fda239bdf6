/**
 * The ranks of values, from 1; values that are equal share the mean of theirs.
 *
 * @param values The values.
 * @returns The ranks, in the order of the values.
 *
 * @example Usage
 * ```ts
 * import { midRanks } from "@aftertune/aftertune/stats/mid_ranks.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals([...midRanks([0.5, 2, 0.5, -1])], [2.5, 4, 2.5, 1]);
 * ```
 */
export function midRanks(values: ArrayLike<number>): Float64Array {
  const at = (row: number): number => values[row] as number;
  const ascending = Array.from(values, (_, row) => row)
    .sort((one, other) => at(one) - at(other));
  const ranks = new Float64Array(values.length);
  let start = 0;
  for (const [place, row] of ascending.entries()) {
    const next = ascending[place + 1];
    if (next !== undefined && at(next) === at(row)) continue;
    const rank = (start + place) / 2 + 1;
    for (const equal of ascending.slice(start, place + 1)) ranks[equal] = rank;
    start = place + 1;
  }
  return ranks;
}

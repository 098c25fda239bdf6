import { checkBinary } from "./paired.ts";
import { pairsOf, type Scores } from "./pairs.ts";

/** How far the pairs of a comparison spread. */
export interface Spread {
  /** Whether each score is 0 or 1. */
  readonly binary: boolean;
  /** Of binary scores the share of pairs that change, in (0, 1]; of others the standard deviation of the differences, above 0. */
  readonly amount: number;
}

/**
 * Measures how far pairs spread, to plan with. One gained and one lost pair
 * join binary scores, as in the interval of their difference: where none
 * changed yet, some may. Of other scores it is the plain standard deviation.
 *
 * @param reference The reference's scores.
 * @param model The model's scores of the same samples in the same order.
 * @param options Whether each score is 0 or 1.
 * @returns How far they spread, `null` where there are too few pairs to tell.
 * @throws {RangeError} If the lengths differ, or a binary score is neither 0
 *   nor 1.
 *
 * @example Three of ten pairs change
 * ```ts
 * import { spreadOf } from "@aftertune/aftertune/analyses/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const spread = spreadOf(
 *   [0, 0, 1, 1, 1, 1, 1, 1, 1, 1],
 *   [1, 1, 0, 1, 1, 1, 1, 1, 1, 1],
 *   { binary: true },
 * );
 * assertEquals(spread, { binary: true, amount: 5 / 12 });
 * ```
 */
export function spreadOf(
  reference: Scores,
  model: Scores,
  { binary }: Pick<Spread, "binary">,
): Spread | null {
  const pairs = pairsOf(reference, model);
  const amount = binary
    ? discordance(pairs.map(({ before, after }) => [before, after]))
    : deviation(pairs.map(({ before, after }) => after - before));
  return amount === null ? null : { binary, amount };
}

function discordance(pairs: readonly [number, number][]): number | null {
  checkBinary(pairs.flat());
  const changed = pairs.filter(([before, after]) => before !== after).length;
  return pairs.length === 0 ? null : (changed + 2) / (pairs.length + 2);
}

function deviation(differences: readonly number[]): number | null {
  const n = differences.length;
  const mean = differences.reduce((sum, each) => sum + each, 0) / n;
  const squares = differences.reduce(
    (sum, each) => sum + (each - mean) ** 2,
    0,
  );
  return squares > 0 ? Math.sqrt(squares / (n - 1)) : null;
}

import { pairsOf, type Scores } from "./pairs.ts";

/** A place where two columns of scores differ. */
export interface FlipPlace {
  /** Place of the sample in the columns. */
  readonly index: number;
  /** Whether the score rose or fell from the reference to the model. */
  readonly change: "gained" | "lost";
}

/**
 * Finds the samples whose score differs between reference and model.
 *
 * @param reference The reference's scores.
 * @param model The model's scores of the same samples in the same order.
 * @returns The places in ascending order; none where either has no score.
 * @throws {RangeError} If the lengths differ.
 *
 * @example Usage
 * ```ts
 * import { flips } from "@aftertune/aftertune/analyses/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(flips([0, 1, 1, null], [1, 1, 0, 1]), [
 *   { index: 0, change: "gained" },
 *   { index: 2, change: "lost" },
 * ]);
 * ```
 */
export function flips(reference: Scores, model: Scores): FlipPlace[] {
  return pairsOf(reference, model)
    .filter(({ before, after }) => before !== after)
    .map(({ index, before, after }) => ({
      index,
      change: after > before ? "gained" : "lost",
    }));
}

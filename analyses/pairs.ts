/** One a sample, `null` where there is none. */
export type Scores = readonly (number | null)[];

/** The two scores of one sample. */
export interface Pair {
  /** Place of the sample in the columns. */
  readonly index: number;
  /** The reference's score. */
  readonly before: number;
  /** The model's score. */
  readonly after: number;
}

/**
 * Pairs the scores of the samples that both columns have a score on.
 *
 * @param reference The reference's scores.
 * @param model The model's scores of the same samples in the same order.
 * @returns The pairs in their order.
 * @throws {RangeError} If the lengths differ.
 *
 * @example Usage
 * ```ts
 * import { pairsOf } from "@aftertune/aftertune/analyses/pairs.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(pairsOf([null, 1], [1, 0]), [{ index: 1, before: 1, after: 0 }]);
 * ```
 */
export function pairsOf(reference: Scores, model: Scores): Pair[] {
  checkPaired(reference, model);
  const pairs: Pair[] = [];
  for (const [index, before] of reference.entries()) {
    const after = model[index] as number | null;
    if (before === null || after === null) continue;
    pairs.push({ index, before, after });
  }
  return pairs;
}

/**
 * Refuses columns that are not of the same samples.
 *
 * @param reference The reference's scores.
 * @param model The model's scores.
 * @throws {RangeError} If the lengths differ.
 */
export function checkPaired(reference: Scores, model: Scores): void {
  if (reference.length === model.length) return;
  throw new RangeError(
    `Cannot pair scores as both models must have one for each sample: ${reference.length} and ${model.length}`,
  );
}

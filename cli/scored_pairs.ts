import { cellOf, type Scored } from "../engine/mod.ts";

/** The same cell of the reference and of another model. */
export interface ScoredPair {
  /** The reference's column. */
  readonly reference: Scored;
  /** The other model's column of the same samples. */
  readonly model: Scored;
}

/**
 * Puts the columns of every model beside those of the reference.
 *
 * @param columns The scores of all models.
 * @param reference Name of the reference.
 * @returns One pair a column of the other models, in their order.
 */
export function scoredPairs(
  columns: readonly Scored[],
  reference: string,
): ScoredPair[] {
  const key = (column: Scored) => {
    const { task, treatment, evaluator } = cellOf(column);
    return JSON.stringify([task, treatment, evaluator]);
  };
  const references = new Map(
    columns.filter(({ model }) => model === reference)
      .map((column) => [key(column), column]),
  );
  return columns.filter(({ model }) => model !== reference).map((model) => ({
    model,
    reference: references.get(key(model)) as Scored,
  }));
}

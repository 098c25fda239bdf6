import type { Cell, Column } from "../core/mod.ts";

/** Where a column stands. */
export type ColumnPlace = Omit<Cell, "metric">;

/**
 * Opens a look-up of columns.
 *
 * @param columns The columns.
 * @returns What finds the column that stands somewhere; `undefined` where none
 *   does.
 *
 * @example Usage
 * ```ts
 * import { columnFinder } from "@aftertune/aftertune/analyses/column_finder.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const find = columnFinder([]);
 * const place = { model: "sft", task: "facts", treatment: "none" };
 * assertEquals(find({ ...place, evaluator: "exact" }), undefined);
 * ```
 */
export function columnFinder(
  columns: readonly Column[],
): (place: ColumnPlace) => Column | undefined {
  const found = new Map(columns.map((column) => [keyOf(column), column]));
  return (place) => found.get(keyOf(place));
}

function keyOf({ model, task, treatment, evaluator }: ColumnPlace): string {
  return JSON.stringify([model, task, treatment, evaluator]);
}

/**
 * Copies where a column stands, for a figure about it.
 *
 * @param column The column.
 * @returns Model, task, treatment and evaluator.
 *
 * @example Usage
 * ```ts
 * import { placeOf } from "@aftertune/aftertune/analyses/column_finder.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const place = { model: "sft", task: "facts", treatment: "none" };
 * const column = { ...place, evaluator: "exact", metric: "accuracy" };
 * assertEquals(placeOf(column), { ...place, evaluator: "exact" });
 * ```
 */
export function placeOf(
  { model, task, treatment, evaluator }: ColumnPlace,
): ColumnPlace {
  return { model, task, treatment, evaluator };
}

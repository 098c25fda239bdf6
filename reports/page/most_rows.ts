import type { Results } from "../../core/mod.ts";

/** More rows than this are for a spreadsheet; all tables of tasks share them. */
const MOST_IN_ALL = 2_000;

/** So many are shown however many tables there are. */
const FEWEST = 20;

/**
 * Tells how many rows a table of a task may have, so that a page of many tasks
 * stays one that opens at once.
 *
 * @param tasks The tasks of the page.
 * @returns The most rows of each table.
 *
 * @example Usage
 * ```ts
 * import { mostRows } from "@aftertune/aftertune/reports/page/most_rows.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(mostRows([]), 2_000);
 * ```
 */
export function mostRows(tasks: Results["tasks"]): number {
  const tables = tasks.flatMap(({ evaluators }) => evaluators).length;
  return Math.max(FEWEST, Math.floor(MOST_IN_ALL / Math.max(1, tables)));
}

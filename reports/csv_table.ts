import type { Column } from "./csv_column.ts";
import { csvLine } from "./csv_line.ts";

/**
 * Writes a CSV file line by line, so that no more than one line is in memory.
 *
 * @param columns Its columns, named in the first line.
 * @param rows What its lines are about.
 * @returns The lines, to be walked as often as `rows`.
 *
 * @example Usage
 * ```ts
 * import { csvTable } from "@aftertune/aftertune/reports/csv_table.ts";
 * import { number } from "@aftertune/aftertune/reports/csv_column.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const columns = [number("n", "A number.", (row: number) => row)];
 * assertEquals([...csvTable(columns, [1, 2])].join(""), "n\r\n1\r\n2\r\n");
 * ```
 */
export function csvTable<Row>(
  columns: readonly Column<Row>[],
  rows: Iterable<Row>,
): Iterable<string> {
  return {
    *[Symbol.iterator](): Iterator<string> {
      yield csvLine(columns.map(({ name }) => name));
      for (const row of rows) {
        yield csvLine(columns.map((column) => column.value(row)));
      }
    },
  };
}

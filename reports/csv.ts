import type { Artifact, Report, Results } from "../core/mod.ts";
import {
  type Column,
  FIGURE_COLUMNS,
  FLIP_COLUMNS,
  PAIRED_COLUMNS,
  SUMMARY_COLUMNS,
} from "./csv_columns.ts";
import { csvLine } from "./csv_line.ts";

/**
 * One line a number, a comparison, a flipped answer and a figure of an analysis, for spreadsheets and
 * data frames. The columns are those of `docs/columns.md`; equal results give
 * equal bytes.
 */
export const csv: Report = {
  name: "csv",
  files: ["summary.csv", "paired.csv", "flips.csv", "analyses.csv"],
  render({ summary, paired, flips, findings }: Results): readonly Artifact[] {
    const figures = findings.flatMap(({ name: analysis, figures }) =>
      figures.map((figure) => ({ ...figure, analysis }))
    );
    return [
      { path: "summary.csv", content: table(SUMMARY_COLUMNS, summary) },
      { path: "paired.csv", content: table(PAIRED_COLUMNS, paired) },
      { path: "flips.csv", content: table(FLIP_COLUMNS, flips) },
      { path: "analyses.csv", content: table(FIGURE_COLUMNS, figures) },
    ];
  },
};

/** Writes line by line, so that no more than one line is in memory. */
function table<Row>(
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

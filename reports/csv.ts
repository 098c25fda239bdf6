import type { Artifact, Report, Results } from "../core/mod.ts";
import {
  FIGURE_COLUMNS,
  FLIP_COLUMNS,
  MATRIX_COLUMNS,
  PAIRED_COLUMNS,
  SUMMARY_COLUMNS,
} from "./csv_columns.ts";
import { csvTable } from "./csv_table.ts";
import { matrixRows } from "./matrix_rows.ts";
import { pairedRows } from "./paired_rows.ts";

/**
 * One line a number, a comparison, a flipped answer, a figure of an analysis, and
 * a cell of the matrix of models and tasks, for spreadsheets and data frames. The
 * columns are those of `docs/columns.md`; equal results give equal bytes.
 */
export const csv: Report = {
  name: "csv",
  files: [
    "summary.csv",
    "paired.csv",
    "flips.csv",
    "analyses.csv",
    "matrix.csv",
  ],
  render(results: Results): readonly Artifact[] {
    const { summary, flips, findings } = results;
    const figures = findings.flatMap(({ name: analysis, figures }) =>
      figures.map((figure) => ({ ...figure, analysis }))
    );
    return [
      { path: "summary.csv", content: csvTable(SUMMARY_COLUMNS, summary) },
      {
        path: "paired.csv",
        content: csvTable(PAIRED_COLUMNS, pairedRows(results)),
      },
      { path: "flips.csv", content: csvTable(FLIP_COLUMNS, flips) },
      { path: "analyses.csv", content: csvTable(FIGURE_COLUMNS, figures) },
      {
        path: "matrix.csv",
        content: csvTable(MATRIX_COLUMNS, matrixRows(results)),
      },
    ];
  },
};

import type { Results } from "../../core/mod.ts";
import { boardLines } from "../../reports/leaderboard/csv_columns.ts";
import {
  BOARD_COLUMNS,
  boardOf,
  HISTORY_COLUMNS,
  leaderboardFiles,
} from "../../reports/leaderboard/mod.ts";
import {
  type Column,
  csv,
  type CsvValue,
  FIGURE_COLUMNS,
  FLIP_COLUMNS,
  keptOf,
  MATRIX_COLUMNS,
  matrixRows,
  PAIRED_COLUMNS,
  pairedRows,
  SUMMARY_COLUMNS,
} from "../../reports/mod.ts";

/** A CSV file, and what was to be written into it. */
export interface CsvTable {
  readonly path: string;
  readonly content: string;
  readonly columns: readonly Pick<Column<unknown>, "name" | "type">[];
  readonly cells: readonly CsvValue[][];
}

/** All CSV files that there are of results. */
export async function csvTables(results: Results): Promise<CsvTable[]> {
  const kept = [keptOf(results)];
  const board = boardOf(kept);
  const files = [
    ...await csv.render(results),
    ...leaderboardFiles(board),
  ];
  const { summary, flips, findings } = results;
  const figures = findings.flatMap(({ name: analysis, figures }) =>
    figures.map((figure) => ({ ...figure, analysis }))
  );
  const table = <Row>(
    path: string,
    columns: readonly Column<Row>[],
    rows: Iterable<Row>,
  ): CsvTable => {
    const file = files.find((file) => file.path === path);
    return {
      path,
      content: [...file?.content as Iterable<string>].join(""),
      columns,
      cells: Array.from(
        rows,
        (row) => columns.map((column) => column.value(row)),
      ),
    };
  };
  return [
    table("summary.csv", SUMMARY_COLUMNS, summary),
    table("paired.csv", PAIRED_COLUMNS, pairedRows(results)),
    table("flips.csv", FLIP_COLUMNS, flips),
    table("analyses.csv", FIGURE_COLUMNS, figures),
    table("matrix.csv", MATRIX_COLUMNS, matrixRows(results)),
    table("leaderboard.csv", BOARD_COLUMNS, boardLines(board)),
    table("history.csv", HISTORY_COLUMNS, board.history),
  ];
}

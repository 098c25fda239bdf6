import type { Artifact } from "../../core/mod.ts";
import { csvTable } from "../csv_table.ts";
import type { Board } from "./board.ts";
import { boardMarkdown } from "./board_markdown.ts";
import { boardPage } from "./board_page.ts";
import { BOARD_COLUMNS, boardLines, HISTORY_COLUMNS } from "./csv_columns.ts";

/**
 * Writes a leaderboard.
 *
 * @param board The leaderboard.
 * @returns The files: a page, Markdown, and two tables as CSV.
 *
 * @example Usage
 * ```ts
 * import { leaderboardFiles } from "@aftertune/aftertune/reports/leaderboard/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const empty = { level: 0.95, runs: [], groups: [], history: [] };
 * assertEquals(leaderboardFiles(empty).map(({ path }) => path), [
 *   "index.html",
 *   "leaderboard.md",
 *   "leaderboard.csv",
 *   "history.csv",
 * ]);
 * ```
 */
export function leaderboardFiles(board: Board): Artifact[] {
  return [
    { path: "index.html", content: String(boardPage(board)) },
    { path: "leaderboard.md", content: boardMarkdown(board) },
    {
      path: "leaderboard.csv",
      content: csvTable(BOARD_COLUMNS, [...boardLines(board)]),
    },
    {
      path: "history.csv",
      content: csvTable(HISTORY_COLUMNS, board.history),
    },
  ];
}

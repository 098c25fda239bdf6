import type { Artifact, KeptResults } from "../../core/mod.ts";
import { csvTable } from "../csv_table.ts";
import { boardMarkdown } from "./board_markdown.ts";
import { boardOf } from "./board_of.ts";
import { boardPage } from "./board_page.ts";
import { BOARD_COLUMNS, boardLines, HISTORY_COLUMNS } from "./csv_columns.ts";

/**
 * Makes a leaderboard of many runs: models by tasks, each number with its
 * interval and the places that the model may have. What is not comparable stands
 * in groups of its own and is never ranked or averaged together.
 *
 * @param runs What was kept of the runs, in any order.
 * @returns The files: a page, Markdown, and two tables as CSV.
 * @throws {RangeError} If there is no run, or intervals are of several levels.
 */
export function leaderboardFiles(runs: readonly KeptResults[]): Artifact[] {
  const board = boardOf(runs);
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

/**
 * One leaderboard of the results of many runs: a page, Markdown, and tables as
 * CSV. Pure, as the reports are.
 *
 * @module
 */

export type {
  Board,
  BoardAverage,
  BoardCell,
  BoardColumn,
  BoardGroup,
  BoardRow,
} from "./board.ts";
export { type PlacedColumn, tableColumns } from "./board_columns.ts";
export { boardOf } from "./board_of.ts";
export { averageText, rankText, sizeText } from "./board_text.ts";
export {
  BOARD_COLUMNS,
  type BoardLine,
  HISTORY_COLUMNS,
} from "./csv_columns.ts";
export type { HistoryPoint } from "./history.ts";
export { leaderboardFiles } from "./leaderboard_files.ts";
export type { ShownModel, ShownScores } from "./shown_models.ts";

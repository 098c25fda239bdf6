import type { Estimate } from "../../core/mod.ts";
import { CELL, type Column, interval, number, text } from "../csv_column.ts";
import type { Board, BoardCell, BoardGroup, BoardRow } from "./board.ts";
import type { HistoryPoint } from "./history.ts";

/** A number of the leaderboard, or an average. */
export interface BoardLine
  extends
    Pick<BoardCell, "rank">,
    Partial<Pick<BoardCell, "run" | "unscored" | "failed">> {
  /** The group that it may be compared within. */
  readonly group: BoardGroup;
  /** The model. */
  readonly row: BoardRow;
  /** What was asked; `null` for the average. */
  readonly column: BoardGroup["columns"][number] | null;
  /** The number. */
  readonly estimate: Estimate | null;
}

/**
 * Lists every number of a leaderboard.
 *
 * @param board The leaderboard.
 * @returns One line a number, group by group and model by model; averages first.
 */
export function* boardLines({ groups }: Board): Generator<BoardLine> {
  for (const group of groups) {
    for (const row of group.rows) {
      if (row.average) yield { group, row, column: null, ...row.average };
      for (const [index, cell] of row.cells.entries()) {
        const column = group.columns[index] ?? null;
        if (cell !== null) yield { group, row, column, ...cell };
      }
    }
  }
}

/** The columns of `leaderboard.csv`, one line a number of one model. */
export const BOARD_COLUMNS: readonly Column<BoardLine>[] = [
  number(
    "group",
    "Number of the group: only numbers of one group are comparable.",
    ({ group }) => group.number,
  ),
  text("model", "Name of the model.", ({ row }) => row.model.name),
  text(
    "id",
    "Identifies what answered: a digest, equal for equal models.",
    ({ row }) => row.model.id,
  ),
  text(
    "suite",
    "Name of the suite; missing for an average.",
    ({ run }) => run?.suite ?? null,
  ),
  text(
    "started",
    "When the run began, ISO 8601 in UTC; missing where it is not known, and for an average.",
    ({ run }) => run?.started ?? null,
  ),
  text(
    "task",
    "Name of the task; for an average, the names of all its tasks.",
    ({ column, group }) =>
      column?.task ?? group.averaged.map(({ task }) => task).join(" + "),
  ),
  text(
    "treatment",
    "How the task was posed; `none` where it was posed as it is.",
    ({ column }) => column?.treatment ?? "none",
  ),
  text(
    "evaluator",
    "Who judged the answers; missing for an average.",
    ({ column }) => column?.evaluator ?? null,
  ),
  text(
    "metric",
    "How the scores were summed up; `macro_average` where every task counts the same.",
    ({ column }) => column?.metric ?? "macro_average",
  ),
  number(
    "value",
    "The number; missing where no answer could be scored, or too few to have an interval.",
    ({ estimate }) => estimate?.value ?? null,
  ),
  ...interval<BoardLine>(({ estimate }) => estimate),
  number(
    "n",
    "Samples behind the number; 0 where there is none.",
    ({ estimate }) => estimate?.n ?? 0,
  ),
  number(
    "rank_best",
    "Best place that the model may have; missing where there is no number or nobody to compare with.",
    ({ rank }) => rank?.best ?? null,
  ),
  number(
    "rank_worst",
    "Worst place that the model may have; missing where there is no number or nobody to compare with.",
    ({ rank }) => rank?.worst ?? null,
  ),
  number(
    "unscored",
    "Answers that no verdict could be reached on; missing for an average.",
    ({ unscored }) => unscored ?? null,
  ),
  number(
    "failed",
    "Samples whose request failed or was not yet answered; missing for an average.",
    ({ failed }) => failed ?? null,
  ),
  text(
    "better",
    "Which way is up: `higher` or `lower`.",
    ({ column }) => column?.better ?? "higher",
  ),
  text(
    "key",
    "Equal where the same was asked and judged in the same way; missing for an average.",
    ({ column }) => column?.key ?? null,
  ),
];

/** The columns of `history.csv`, one line a number of one model in one run. */
export const HISTORY_COLUMNS: readonly Column<HistoryPoint>[] = [
  text("suite", "Name of the suite.", ({ suite }) => suite),
  text(
    "started",
    "When the run began, ISO 8601 in UTC; missing where it is not known.",
    ({ started }) => started,
  ),
  text(
    "id",
    "Identifies what answered: a digest, equal for equal models.",
    ({ id }) => id,
  ),
  ...CELL.map((column): Column<HistoryPoint> => ({
    ...column,
    value: ({ row }) => column.value(row),
  })),
  text("metric", "How the scores were summed up.", ({ row }) => row.metric),
  number(
    "value",
    "The number; missing where no answer could be scored, or too few to have an interval.",
    ({ row }) => row.estimate?.value ?? null,
  ),
  ...interval<HistoryPoint>(({ row }) => row.estimate),
  number(
    "n",
    "Samples behind the number; 0 where there is none.",
    ({ row }) => row.estimate?.n ?? 0,
  ),
  text(
    "better",
    "Which way is up: `higher` or `lower`.",
    ({ row }) => row.better,
  ),
  text(
    "key",
    "Equal where the same was asked and judged in the same way.",
    ({ key }) => key,
  ),
  text(
    "shown",
    "`current` where the leaderboard shows it, `replaced` where the number of another run does.",
    ({ isShown }) => isShown ? "current" : "replaced",
  ),
];

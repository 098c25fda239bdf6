import { escapeMarkdown } from "../escape_markdown.ts";
import { posedName } from "../headline.ts";
import { countText, levelText, numberStyle } from "../number_text.ts";
import type {
  Board,
  BoardAverage,
  BoardCell,
  BoardColumn,
  BoardGroup,
} from "./board.ts";
import { tableColumns } from "./board_columns.ts";
import { averageText, rankText, sizeText, startText } from "./board_text.ts";

/**
 * Writes a leaderboard as Markdown: a table a group, tasks as they are.
 *
 * @param board The leaderboard.
 * @returns The text of `leaderboard.md`.
 */
export function boardMarkdown(board: Board): string {
  const { groups, level } = board;
  const parts = [
    "# Leaderboard",
    `${sizeText(board)}. Each number stands with its ${
      levelText(level)
    } interval and the places that the model may have: those that paired tests of all pairs leave open, corrected so that all intervals of a column hold together.`,
    ...groups.length > 1 ? [NOT_COMPARABLE] : [],
    ...groups.flatMap((group) => groupParts(group, groups.length)),
    "Treatments are in `index.html` and `leaderboard.csv`, older runs in `history.csv`.",
  ];
  return `${parts.join("\n\n")}\n`;
}

const NOT_COMPARABLE =
  "**Numbers of different groups are not comparable**: they are never ranked or averaged together.";

function groupParts(group: BoardGroup, groups: number): string[] {
  const { number, averaged, apart } = group;
  return [
    ...groups > 1 ? [`## Group ${number}`] : [],
    ...apart === null ? [] : [apart],
    table(group),
    ...averaged.length === 0 ? [] : [escapeMarkdown(averageText(group))],
  ];
}

function table({ columns, averaged, rows }: BoardGroup): string {
  const shown = tableColumns(columns);
  const hasAverage = averaged.length > 0;
  const heads = [
    "Model",
    ...hasAverage ? ["Average"] : [],
    ...shown.map(({ column }) => headText(column)),
    "Run",
  ];
  const lines = rows.map(({ model, cells, average }) => [
    `**${escapeMarkdown(model.label)}**`,
    ...hasAverage ? [averageCell(average)] : [],
    ...shown.map(({ column, index }) =>
      cellText(cells[index] ?? null, column.metric)
    ),
    startText(model.run.started),
  ]);
  return [
    heads,
    heads.map((_, index) => index === 0 ? "---" : "---:"),
    ...lines,
  ].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function headText(column: BoardColumn): string {
  const way = column.better === "lower" ? " (lower is better)" : "";
  return escapeMarkdown(posedName(column)) + way;
}

function averageCell(average: BoardAverage | null): string {
  return average === null ? "–" : numberText(average, "accuracy");
}

function cellText(cell: BoardCell | null, metric: string): string {
  if (cell === null) return "not asked";
  const { estimate, failed, unscored } = cell;
  const open = failed + unscored;
  const note = open === 0 ? "" : ` (${countText(open)} without a score)`;
  return estimate === null
    ? `–${note}`
    : numberText({ ...cell, estimate }, metric) + note;
}

function numberText({ estimate, rank }: BoardAverage, metric: string): string {
  const style = numberStyle(metric);
  const place = rank === null ? "" : `, place ${rankText(rank)}`;
  return `**${style.value(estimate.value)}** ${
    style.interval(estimate)
  }${place}`;
}

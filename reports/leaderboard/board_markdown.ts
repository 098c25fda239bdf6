import { escapeMarkdown } from "../escape_markdown.ts";
import { levelText, numberStyle } from "../number_text.ts";
import type { Board, BoardCell, BoardGroup, BoardRow } from "./board.ts";
import { countOf, rankText, startText, stretchText } from "./board_text.ts";

/**
 * Writes a leaderboard as Markdown: a table a group, tasks as they are.
 *
 * @param board The leaderboard.
 * @returns The text of `leaderboard.md`.
 */
export function boardMarkdown(board: Board): string {
  const { groups, runs, level } = board;
  const models = groups.reduce((sum, { rows }) => sum + rows.length, 0);
  const stretch = stretchText(runs);
  const parts = [
    "# Leaderboard",
    `${countOf(models, "model")} of ${countOf(runs.length, "run")}${
      stretch === null ? "" : `, ${stretch}`
    }. Each number stands with its ${
      levelText(level)
    } interval and, behind #, the places that the model may have: those that paired tests of all pairs leave open, corrected so that all intervals of a column hold together.`,
    ...groups.length > 1 ? [NOT_COMPARABLE] : [],
    ...groups.flatMap((group) => groupParts(group, groups.length)),
    "Treatments are in `index.html` and `leaderboard.csv`, older runs in `history.csv`.",
  ];
  return `${parts.join("\n\n")}\n`;
}

const NOT_COMPARABLE =
  "**Numbers of different groups are not comparable**: they are never ranked or averaged together.";

function groupParts(group: BoardGroup, groups: number): string[] {
  const { number, rows, apart } = group;
  return [
    ...groups > 1 ? [`## Group ${number}`] : [],
    ...apart === null ? [] : [escapeMarkdown(apart)],
    table(group, rows),
  ];
}

function table({ columns }: BoardGroup, rows: readonly BoardRow[]): string {
  const plain = columns.flatMap((column, index) =>
    column.treatment === "none" ? [{ column, index }] : []
  );
  const averaged = rows.some(({ average }) => average !== null);
  const heads = [
    "Model",
    ...averaged ? ["Average"] : [],
    ...plain.map(({ column: { label, better } }) =>
      escapeMarkdown(label) + (better === "lower" ? " (lower is better)" : "")
    ),
    "Run",
  ];
  const lines = rows.map(({ model, cells, average }) => [
    `**${escapeMarkdown(model.label)}**`,
    ...averaged ? [cellText(average, "accuracy")] : [],
    ...plain.map(({ column, index }) =>
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

function cellText(
  cell: Pick<BoardCell, "estimate" | "rank"> | null,
  metric: string,
): string {
  if (cell === null || cell.estimate === null) return "–";
  const style = numberStyle(metric);
  const { estimate, rank } = cell;
  return `**${style.value(estimate.value)}** ${style.interval(estimate)} #${
    rankText(rank)
  }`;
}

import {
  type Board,
  type BoardGroup,
  type BoardRow,
  type PlacedColumn,
  sizeText,
  tableColumns,
} from "../reports/leaderboard/mod.ts";
import {
  countText,
  levelText,
  numberStyle,
  posedName,
  wrapColumns,
} from "../reports/mod.ts";
import { leaderboardTable } from "./leaderboard_table.ts";

/** Most models that are named as perhaps the first on a task. */
const MOST_FIRST = 5;

/**
 * Writes a leaderboard as plain text for a terminal: of each group the averages,
 * and of each task who may be first.
 *
 * @param board The leaderboard.
 * @param columns Width of the terminal.
 * @returns Lines of text, the last one not ended.
 */
export function leaderboardText(board: Board, columns: number): string {
  const { groups, level } = board;
  const wrap = (text: string) => wrapColumns(text, columns);
  return [
    ...wrap(`${sizeText(board)}.`),
    ...groups.flatMap((group) =>
      groupLines(group, { columns, isOnly: groups.length === 1 })
    ),
    "",
    ...groups.length === 1 ? [] : wrap(NOT_COMPARABLE),
    ...wrap(
      `place: all that paired tests leave open, right for a whole column with a probability of ${
        levelText(level)
      }`,
    ),
  ].join("\n");
}

const NOT_COMPARABLE =
  "Numbers of different groups are not comparable: they are never ranked or averaged together.";

function groupLines(
  group: BoardGroup,
  { columns, isOnly }: { readonly columns: number; readonly isOnly: boolean },
): string[] {
  const { number, apart, averaged } = group;
  const tasks = tableColumns(group.columns);
  return [
    ...isOnly ? [] : [
      "",
      ...wrapColumns(`Group ${number}. ${apart ?? ""}`.trimEnd(), columns),
    ],
    "",
    ...averaged.length > 0
      ? averageLines(group, { columns, tasks })
      : tasks.flatMap((task) => taskTable(task, { group, columns })),
  ];
}

function averageLines(
  { rows }: BoardGroup,
  { columns, tasks }: {
    readonly columns: number;
    readonly tasks: readonly PlacedColumn[];
  },
): string[] {
  const lines = rows.map(({ model: { label }, average }) => ({
    ...{ label, metric: "accuracy" },
    ...average ?? { estimate: null, rank: null },
  }));
  return [
    ...leaderboardTable("average", lines, columns),
    "",
    rows.length > 1 ? "may be first" : "by task",
    ...tasks.flatMap((task) =>
      firstOn(task, rows).flatMap((text) => indented(text, columns))
    ),
  ];
}

function taskTable(
  { column, index }: PlacedColumn,
  { group: { rows }, columns }: {
    readonly group: BoardGroup;
    readonly columns: number;
  },
): string[] {
  const { metric } = column;
  const lines = rows.flatMap(({ model: { label }, cells }) => {
    const cell = cells[index] ?? null;
    return cell === null ? [] : [{ ...cell, label, metric }];
  });
  return [
    ...wrapColumns(posedName(column), columns),
    ...leaderboardTable(metric, lines, columns),
  ];
}

/** A line with the models that may be first on a task, the best first. */
function firstOn(
  { column, index }: PlacedColumn,
  rows: readonly BoardRow[],
): string[] {
  const style = numberStyle(column.metric);
  const sign = column.better === "higher" ? -1 : 1;
  const first = rows.flatMap(({ model: { label }, cells }) => {
    const { estimate = null, rank = null } = cells[index] ?? {};
    const value = estimate?.value;
    return value === undefined || (rank?.best ?? 1) > 1
      ? []
      : [{ label, value }];
  }).sort((one, other) => sign * (one.value - other.value));
  const named = first.slice(0, MOST_FIRST).map(({ label, value }) =>
    `${label} ${style.value(value)}`
  );
  const more = first.length - named.length;
  return first.length === 0 ? [] : [
    `${posedName(column)}: ${named.join(", ")}${
      more > 0 ? ` and ${countText(more)} more` : ""
    }`,
  ];
}

/** Lines that go on further in, so that the next task stands out. */
function indented(text: string, columns: number): string[] {
  const [first = "", ...others] = wrapColumns(text, columns - 2);
  return [first, ...others.map((line) => `  ${line}`)];
}

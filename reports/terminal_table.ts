import { outcomeOf } from "../analyses/mod.ts";
import type { PairedRow } from "../core/mod.ts";
import { fitColumns } from "./fit_columns.ts";
import { countText, numberStyle, pValueText } from "./number_text.ts";
import { textColumns } from "./text_columns.ts";
import { visibleLine } from "./visible_text.ts";

/** Behind the name of a task on which lower is better. */
export const LOWER = "↓";

/** A line of a {@linkcode terminalTable}. */
export interface TableLine {
  /** What stands in the first column. */
  readonly name: string;
  /** The comparison with the numbers. */
  readonly row: PairedRow;
}

/**
 * Writes the comparisons of one model as a table for a terminal. A narrow one
 * does without n and p, a very narrow one without the interval too.
 *
 * @param lines The comparisons with their names, in the table's order.
 * @param columns Most columns of a line.
 * @returns Its lines, the header first.
 */
export function terminalTable(
  lines: readonly TableLine[],
  columns: number,
): string[] {
  const widest = lines.map((line) => textColumns(nameText(line, Infinity)));
  const layout = layoutOf(Math.max(4, ...widest), columns);
  return [
    record(" ", ["task", "difference", "interval", "n", "p"], layout),
    ...lines.map((line) =>
      record(
        MARKS[outcomeOf(line.row)],
        [nameText(line, layout.width), ...numbers(line.row)],
        layout,
      )
    ),
  ];
}

const MARKS = { better: "+", worse: "-", unclear: " ", missing: " " } as const;

/** Width of difference, interval, n and p. */
const WIDTHS = [11, 17, 7, 8];

/** How many of them are shown, where there is room. */
const CHOICES = [4, 2, 1];

/** So many columns of a name tell most tasks and treatments apart. */
const ROOM = 24;

interface Layout {
  /** Width of the names. */
  readonly width: number;
  /** Widths of the numbers that are shown. */
  readonly widths: readonly number[];
}

function layoutOf(widest: number, columns: number): Layout {
  const layouts = CHOICES.map((count) => {
    const widths = WIDTHS.slice(0, count);
    const room = columns - 2 - widths.reduce((sum, width) => sum + width, 0);
    return { widths, width: Math.max(4, Math.min(widest, room)) };
  });
  const roomy = layouts.find(({ width }) => width >= Math.min(widest, ROOM));
  return roomy ?? layouts.at(-1) as Layout;
}

function record(
  mark: string,
  [name = "", ...numbers]: readonly string[],
  { width, widths }: Layout,
): string {
  const padding = " ".repeat(width - textColumns(name));
  const cells = widths.map((width, index) => numbers[index]?.padStart(width));
  return `${mark} ${name}${padding}${cells.join("")}`;
}

function nameText({ name, row }: TableLine, width: number): string {
  const way = row.better === "lower" ? ` ${LOWER}` : "";
  return fitColumns(visibleLine(name), width - way.length) + way;
}

function numbers({ difference, metric, pAdjusted }: PairedRow): string[] {
  if (difference === null) return ["not made", "", "0", ""];
  const style = numberStyle(metric);
  return [
    style.difference(difference.value),
    style.differenceInterval(difference),
    countText(difference.n),
    pValueText(pAdjusted),
  ];
}

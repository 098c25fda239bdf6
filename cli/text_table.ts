import { fitColumns, textColumns, visibleLine } from "../reports/mod.ts";

/** Fewest columns that a name is cut to. */
const ROOM = 12;

const GAP = 2;

/**
 * Lays names and their numbers out as a table for a terminal. Names are cut
 * where it is narrow.
 *
 * @param records The cells of each line, the header first; the first is a name.
 * @param columns Most columns of a line.
 * @returns The lines.
 */
export function textTable(
  records: readonly (readonly string[])[],
  columns: number,
): string[] {
  const shown = records.map((cells) => cells.map(visibleLine));
  const widths = (shown[0] ?? []).map((_, place) =>
    Math.max(...shown.map((cells) => textColumns(cells[place] ?? "")))
  );
  const [widest = 0, ...numbers] = widths;
  const taken = numbers.reduce((sum, width) => sum + width + GAP, 0);
  const room = Math.min(widest, Math.max(ROOM, columns - taken));
  return shown.map(([name = "", ...cells]) => {
    const cut = fitColumns(name, room);
    const padding = " ".repeat(room - textColumns(cut));
    return cut + padding +
      cells.map((cell, place) => padStart(cell, (numbers[place] ?? 0) + GAP))
        .join("");
  });
}

function padStart(text: string, width: number): string {
  return " ".repeat(Math.max(0, width - textColumns(text))) + text;
}

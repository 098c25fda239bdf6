import { fitColumns } from "./fit_columns.ts";
import { textColumns } from "./text_columns.ts";
import { visibleLine } from "./visible_text.ts";

/**
 * Breaks a text into lines of a terminal, at its spaces.
 *
 * @param text Any text; control characters become visible.
 * @param columns Most columns of a line; a longer word is cut.
 * @returns The lines, one at least.
 *
 * @example Usage
 * ```ts
 * import { wrapColumns } from "@aftertune/aftertune/reports/wrap_columns.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(wrapColumns("one two three", 8), ["one two", "three"]);
 * ```
 */
export function wrapColumns(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of visibleLine(text).split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && textColumns(longer) > columns) {
      lines.push(line);
      line = fitColumns(word, columns);
    } else line = fitColumns(longer, columns);
  }
  return [...lines, line];
}

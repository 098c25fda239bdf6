import { textColumns } from "./text_columns.ts";

/**
 * Cuts a text at a number of terminal columns, with an ellipsis.
 *
 * @param text One line of text without control characters.
 * @param columns Most columns to take, at least 1.
 * @returns The text, or its start.
 *
 * @example Usage
 * ```ts
 * import { fitColumns } from "@aftertune/aftertune/reports/fit_columns.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(fitColumns("word-problems", 13), "word-problems");
 * assertEquals(fitColumns("word-problems", 5), "word…");
 * ```
 */
export function fitColumns(text: string, columns: number): string {
  if (textColumns(text) <= columns) return text;
  let kept = "";
  for (const character of text) {
    if (textColumns(kept + character) >= columns) break;
    kept += character;
  }
  return `${kept}…`;
}

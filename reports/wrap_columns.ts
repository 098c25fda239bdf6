import { textColumns } from "./text_columns.ts";
import { visibleLine } from "./visible_text.ts";

/**
 * Breaks a text into lines of a terminal, at its spaces. A word that is longer
 * than a line goes on in the next.
 *
 * @param text Any text; control characters become visible.
 * @param columns Most columns of a line, at least 2.
 * @returns The lines, one at least.
 *
 * @example Usage
 * ```ts
 * import { wrapColumns } from "@aftertune/aftertune/reports/wrap_columns.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(wrapColumns("one two three", 8), ["one two", "three"]);
 * assertEquals(wrapColumns("of /a/long/path", 8), ["of", "/a/long/", "path"]);
 * ```
 */
export function wrapColumns(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of visibleLine(text).split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (textColumns(longer) <= columns) {
      line = longer;
      continue;
    }
    if (line !== "") lines.push(line);
    const pieces = piecesOf(word, columns);
    line = pieces.pop() ?? "";
    lines.push(...pieces);
  }
  return [...lines, line];
}

/** A word in pieces that fit a line each; a character is never split. */
function piecesOf(word: string, columns: number): string[] {
  const pieces: string[] = [];
  let piece = "";
  let taken = 0;
  for (const character of word) {
    const width = textColumns(character);
    if (piece !== "" && taken + width > columns) {
      pieces.push(piece);
      piece = "";
      taken = 0;
    }
    piece += character;
    taken += width;
  }
  return [...pieces, piece];
}

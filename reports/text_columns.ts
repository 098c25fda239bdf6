/**
 * Counts the columns that a text takes on a terminal: two for a wide character
 * of East Asian scripts or an emoji (Unicode Standard Annex 11), none for a
 * mark on another character or a format character, one for all others.
 *
 * @param text One line of text without control characters.
 * @returns The number of columns.
 *
 * @example Usage
 * ```ts
 * import { textColumns } from "@aftertune/aftertune/reports/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(textColumns("naïve"), 5);
 * assertEquals(textColumns("模型"), 4);
 * ```
 */
export function textColumns(text: string): number {
  let columns = 0;
  for (const character of text) {
    if (WIDE_REGEXP.test(character)) columns += 2;
    else if (!EMPTY_REGEXP.test(character)) columns += 1;
  }
  return columns;
}

const EMPTY_REGEXP = /^[\p{Mn}\p{Me}\p{Cf}]$/u;
const WIDE_REGEXP =
  /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{Emoji_Presentation}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]$/u;

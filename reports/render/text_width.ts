/**
 * Measures a text in Helvetica, to whose widths Arial, Arimo and Liberation
 * Sans are made too, from the advance widths of Adobe's Core 14 font metrics.
 *
 * @param text One line of text.
 * @param font Its size in pixels, and whether it is bold.
 * @returns The width in pixels; an estimate for characters beyond ASCII.
 *
 * @example Usage
 * ```ts
 * import { textWidth } from "@aftertune/aftertune/reports/render/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(textWidth("Wii", { size: 1000, bold: false }), 1388);
 * ```
 */
export function textWidth(
  text: string,
  font: { readonly size: number; readonly bold: boolean },
): number {
  let units = 0;
  for (const character of text) units += advance(character);
  return units * font.size * (font.bold ? BOLD : 1) / 1000;
}

/** Mean of Helvetica-Bold's widths over Helvetica's, in running text. */
const BOLD = 1.06;
const FIRST = 0x20;
const WIDE_REGEXP =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{Extended_Pictographic}]/u;

/** Of the characters from space to tilde, in thousandths of the font size. */
const ADVANCES = [
  ...[278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333],
  ...[278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278],
  ...[584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278],
  ...[500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944],
  ...[667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556],
  ...[278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500],
  ...[278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584],
];

function advance(character: string): number {
  const known = ADVANCES[character.charCodeAt(0) - FIRST];
  return known ?? (WIDE_REGEXP.test(character) ? 1000 : 584);
}

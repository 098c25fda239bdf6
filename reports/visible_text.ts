/**
 * Makes text of unknown origin harmless to look at: control characters become
 * their pictures, characters that turn the reading direction become their
 * code points, lone surrogates become U+FFFD. Tabs and line feeds stay.
 *
 * @param text Any text, such as a model's answer.
 * @returns Well-formed text without control characters.
 *
 * @example Usage
 * ```ts
 * import { visibleText } from "@aftertune/aftertune/reports/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(visibleText("\x1b[31mred\x1b[0m"), "␛[31mred␛[0m");
 * ```
 */
export function visibleText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll("\r\n", "\n")
    .replace(INVISIBLE_REGEXP, picture);
}

/**
 * Makes a name of unknown origin harmless, as {@linkcode visibleText} does, and
 * puts it on one line.
 *
 * @param text Any text, such as a model's name.
 * @returns One line of well-formed text without control characters.
 *
 * @example Usage
 * ```ts
 * import { visibleLine } from "@aftertune/aftertune/reports/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(visibleLine("my\n\tmodel\x07"), "my model␇");
 * ```
 */
export function visibleLine(text: string): string {
  return visibleText(text).replace(/\s+/g, " ");
}

/**
 * Cuts a text that is longer than a reader wants and says by how much. A
 * character beyond the basic plane is never split.
 *
 * @param text Any text.
 * @param limit Most UTF-16 code units to keep.
 * @returns The text, or its start and a note.
 *
 * @example Usage
 * ```ts
 * import { cutText } from "@aftertune/aftertune/reports/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(cutText("banana", 3), "ban … [3 more characters]");
 * ```
 */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const splits = /[\ud800-\udbff]/.test(text.charAt(limit - 1));
  const kept = text.slice(0, splits ? limit - 1 : limit);
  return `${kept} … [${text.length - kept.length} more characters]`;
}

/** Control characters but tab and line feed, and bidirectional controls. */
const INVISIBLE_REGEXP =
  // deno-lint-ignore no-control-regex
  /[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/g;

function picture(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  if (code === 0x7f) return "␡";
  return `⟨U+${code.toString(16).toUpperCase().padStart(4, "0")}⟩`;
}

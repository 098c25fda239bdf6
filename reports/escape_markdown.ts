import { visibleLine } from "./visible_text.ts";

/**
 * Makes text of unknown origin one that Markdown, the HTML in it and its
 * mentions leave alone, on one line.
 *
 * @param text Any text, such as a model's name.
 * @returns Markdown that shows the text.
 *
 * @example Usage
 * ```ts
 * import { escapeMarkdown } from "@aftertune/aftertune/reports/escape_markdown.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(escapeMarkdown("a|b\n<c>"), "a\\|b &#60;c&#62;");
 * ```
 */
export function escapeMarkdown(text: string): string {
  return visibleLine(text)
    .replace(/[\\`*_[\]#|~]/g, "\\$&")
    .replace(/[&<>@:]/g, (character) => `&#${character.charCodeAt(0)};`);
}

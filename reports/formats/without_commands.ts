/**
 * Takes from a text what GitHub's runner would carry out where it is printed: a
 * line that begins with `::`, and `##[` anywhere in a line. A space breaks them
 * up, as no invisible character would: the runner compares by culture, which
 * overlooks those.
 *
 * As in `ActionCommand.cs` of https://github.com/actions/runner.
 *
 * @param text Any text, such as one that quotes a server's answer.
 * @returns The text, without a command.
 *
 * @example Usage
 * ```ts
 * import { withoutCommands } from "@aftertune/aftertune/reports/formats/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(withoutCommands("::error::x"), ": :error::x");
 * assertEquals(withoutCommands("a ##[group]b"), "a ## [group]b");
 * ```
 */
export function withoutCommands(text: string): string {
  return text.replace(LINE_REGEXP, "$1 ").replace(OLD_REGEXP, "$1 ");
}

/** Where a line's first colon ends, if only a colon follows. */
const LINE_REGEXP =
  /^([\s\p{Cc}\p{Default_Ignorable_Code_Point}]*:)(?=[\p{Cc}\p{Default_Ignorable_Code_Point}]*:)/gmu;

/** Where the two number signs of `##[` end. */
const OLD_REGEXP =
  /(#[\p{Cc}\p{Default_Ignorable_Code_Point}]*#)(?=[\p{Cc}\p{Default_Ignorable_Code_Point}]*\[)/gu;

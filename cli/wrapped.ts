import { wrapColumns } from "../reports/formats/mod.ts";

/** What a line begins with that is a command to be copied. */
const COMMAND = "    ";

/**
 * Puts a command into a message: on a line of its own, which stays whole.
 *
 * @param command The command.
 * @returns What is put behind the message.
 */
export function commandLine(command: string): string {
  return `\n${COMMAND}${command}`;
}

/**
 * Breaks the lines of a message where they are longer than those of a terminal;
 * what goes on is indented as far as it began.
 *
 * @param text Lines of text; commands in them as {@linkcode commandLine} has them.
 * @param columns Most columns of a line.
 * @returns The text, whole where there is no end of columns.
 */
export function wrapped(text: string, columns: number): string {
  if (columns === Infinity) return text;
  return text.split("\n").flatMap((line) => {
    if (line.startsWith(COMMAND)) return line;
    const [head = ""] = /^ *(- )?/.exec(line) ?? [];
    const room = Math.max(2, columns - head.length);
    return wrapColumns(line.slice(head.length), room).map((part, index) =>
      (index === 0 ? head : " ".repeat(head.length)) + part
    );
  }).join("\n");
}

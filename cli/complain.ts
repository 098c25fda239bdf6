import { visibleText, withoutCommands } from "../reports/formats/mod.ts";
import { write } from "./print.ts";
import { errorColumns } from "./terminal_columns.ts";
import { wrapped } from "./wrapped.ts";

/**
 * Writes an error or a warning and a line break to the standard error stream,
 * in lines that fit it.
 *
 * @param message What a person reads.
 */
export function complain(message: string): void {
  const text = wrapped(visibleText(message), errorColumns());
  write(Deno.stderr, `${withoutCommands(text)}\n`);
}

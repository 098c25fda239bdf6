import { withoutCommands } from "../reports/formats/mod.ts";

/** A stream of the process that takes text. */
export interface TextStream {
  /** Takes some of the bytes and says how many. */
  writeSync(bytes: Uint8Array): number;
}

const encoder = new TextEncoder();

/**
 * Writes a whole text; a pipe may take it in pieces.
 *
 * @param stream Where to.
 * @param text What is written.
 */
export function write(stream: TextStream, text: string): void {
  let bytes = encoder.encode(text);
  while (bytes.length > 0) bytes = bytes.subarray(stream.writeSync(bytes));
}

/**
 * Writes a text and a line break to the standard output. What quotes a model or
 * a server gives no command to what runs the process.
 *
 * @param text What a person reads.
 */
export function print(text: string): void {
  write(Deno.stdout, `${withoutCommands(text)}\n`);
}

/**
 * Writes a value as JSON to the standard output. It gives no command
 * to what runs the process, and reads back as it is.
 *
 * @param value What a program reads.
 * @param indent Spaces that a level is indented by; 0 puts all on one line.
 */
export function printJson(value: unknown, indent = 0): void {
  const json = JSON.stringify(value, null, indent).replaceAll("#", "\\u0023");
  write(Deno.stdout, `${json}\n`);
}

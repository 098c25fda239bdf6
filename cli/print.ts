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
 * Writes a text and a line break to the standard output.
 *
 * @param text What a person reads.
 */
export function print(text: string): void {
  write(Deno.stdout, `${text}\n`);
}

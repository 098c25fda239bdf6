/**
 * Writes a text and a line break to the standard output.
 *
 * @param text What a person reads.
 */
export function print(text: string): void {
  let bytes = new TextEncoder().encode(`${text}\n`);
  while (bytes.length > 0) {
    bytes = bytes.subarray(Deno.stdout.writeSync(bytes));
  }
}

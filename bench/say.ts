/**
 * Writes a line to standard output.
 *
 * @param line The line.
 */
export function say(line: string): void {
  Deno.stdout.writeSync(new TextEncoder().encode(`${line}\n`));
}

/**
 * How many columns the standard output has.
 *
 * @returns The terminal's width; 80 where it is none.
 */
export function terminalColumns(): number {
  return Deno.stdout.isTerminal() ? Deno.consoleSize().columns : 80;
}

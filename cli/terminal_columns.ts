/**
 * How many columns the standard output has.
 *
 * @returns The terminal's width; 80 where it is none.
 */
export function terminalColumns(): number {
  return Deno.stdout.isTerminal() ? Deno.consoleSize().columns : 80;
}

/**
 * How many columns the standard error stream has.
 *
 * @returns The terminal's width; no end of them where it is none.
 */
export function errorColumns(): number {
  return Deno.stderr.isTerminal() ? Deno.consoleSize().columns : Infinity;
}

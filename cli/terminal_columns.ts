/**
 * How many columns the standard output has.
 *
 * @returns The terminal's width; 80 where it is none, or does not say.
 */
export function terminalColumns(): number {
  return columnsOf(Deno.stdout) ?? 80;
}

/**
 * How many columns the standard error stream has.
 *
 * @returns The terminal's width; no end of them where it is none, or does not say.
 */
export function errorColumns(): number {
  return columnsOf(Deno.stderr) ?? Infinity;
}

/** A terminal that nobody gave a size has 0 columns. */
function columnsOf(
  stream: Pick<typeof Deno.stdout, "isTerminal">,
): number | undefined {
  return stream.isTerminal()
    ? Deno.consoleSize().columns || undefined
    : undefined;
}

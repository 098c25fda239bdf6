/**
 * The command that goes on with what was typed, for a person to repeat.
 *
 * @param args The arguments that were typed; those of any verb.
 * @returns The same command with the verb `eval`.
 */
export function evalCommand([, ...args]: readonly string[]): string {
  return typedCommand(["eval", ...args]);
}

/**
 * The command that was typed, for a person to repeat.
 *
 * @param args The arguments that were typed.
 * @returns The same command.
 */
export function typedCommand(args: readonly string[]): string {
  return [program(), ...args.map(quoted)].join(" ");
}

/** How aftertune was called: through npx, as a task, or as a program. */
function program(): string {
  if (Deno.env.get("npm_command") === "exec") {
    return `npx -y deno@${Deno.version.deno} task`;
  }
  return Deno.env.get("INIT_CWD") === undefined ? "aftertune" : "deno task";
}

function quoted(word: string): string {
  return /^[\w@%+=:,./#-]+$/.test(word)
    ? word
    : `'${word.replaceAll("'", `'\\''`)}'`;
}

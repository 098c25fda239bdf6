import { FORMAT_DESCRIPTIONS } from "../reports/names/mod.ts";

/**
 * The command that goes on with what was typed, for a person to repeat.
 *
 * @param args The arguments that were typed; those of any verb.
 * @returns The same command with the verb `eval`, without what eval does not
 *   know.
 */
export function evalCommand([verb, ...args]: readonly string[]): string {
  const format = verb === "export"
    ? args.findIndex((arg) => Object.hasOwn(FORMAT_DESCRIPTIONS, arg))
    : -1;
  return typedCommand([
    "eval",
    ...args.filter((arg, index) =>
      index !== format && !FOREIGN_REGEXP.test(arg) &&
      !TAKES_VALUE_REGEXP.test(args[index - 1] ?? "")
    ),
  ]);
}

/** Options that other verbs have and eval does not. */
const FOREIGN_REGEXP =
  /^--(?:explain|power|(?:budget|difference|discordance|out|organization|dataset)(?:=.*)?)$/;

/** Those of them whose value is an argument of its own. */
const TAKES_VALUE_REGEXP =
  /^--(?:budget|difference|discordance|out|organization|dataset)$/;

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

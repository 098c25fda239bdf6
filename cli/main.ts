import { CommanderError } from "@commander-js/extra-typings";
import {
  type Annotation,
  visibleText,
  withoutCommands,
} from "../reports/formats/mod.ts";
import { complain } from "./complain.ts";
import { CommandError } from "./delegate.ts";
import { githubOf, tellGithub } from "./github.ts";
import { messageOf } from "./message.ts";
import { write } from "./print.ts";
import { type Action, program } from "./program.ts";

/**
 * Runs a command line.
 *
 * @param args The arguments behind the program's name.
 * @returns The exit code: 0 fine, 1 a gate failed, 2 an error or a problem
 *   that doctor found, 3 a gate is inconclusive, 130 stopped by Ctrl-C.
 */
export async function main(args: readonly string[]): Promise<number> {
  let action: Action = () => 0;
  try {
    program((chosen) => action = chosen).parse(args, { from: "user" });
    return await action();
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const exit = error instanceof CommandError ? error.exit : 2;
    const message = messageOf(error);
    if (exit === 2) {
      complain(`error: ${message}`);
      tellGithub(githubOf(), { annotations: [failure(message)] });
    } else {
      write(Deno.stderr, `${withoutCommands(visibleText(message))}\n`);
    }
    return exit;
  }
}

function failure(message: string): Annotation {
  return { level: "error", title: "aftertune", message };
}

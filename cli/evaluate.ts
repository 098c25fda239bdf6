import { join, resolve } from "@std/path";
import { delegate } from "./delegate.ts";
import { dryRun } from "./dry_run.ts";
import type { Job, Output, Settings } from "./job.ts";
import { suiteOf, type SuiteOptions } from "./suite_of.ts";

/** Options of `eval`, `score` and `report`. */
export interface EvaluateOptions extends SuiteOptions, Partial<Settings> {
  /** Folder that the suite's own folder is made in. */
  readonly results: string;
  /** Names of the reports to write. */
  readonly reports?: readonly string[];
  /** No progress. */
  readonly quiet: boolean;
  /** Results as JSON. */
  readonly json: boolean;
  /** Say what would be asked, and ask nothing. */
  readonly dryRun?: boolean;
}

/**
 * Runs `eval`, `score` or `report`.
 *
 * @param verb Which of them.
 * @param name The suite.
 * @param options What was typed behind it.
 * @returns The exit code.
 */
export async function evaluate(
  verb: Job["verb"],
  name: string,
  options: EvaluateOptions,
): Promise<number> {
  const suite = await suiteOf(name, options);
  if (options.dryRun) return await dryRun(suite);
  const keys = Object.values(suite.models).flatMap((spec) =>
    "endpoint" in spec && spec.key !== undefined ? [keyOf(spec.key)] : []
  );
  return await delegate({
    verb,
    suite,
    folder: join(resolve(options.results), suite.name),
    keys: Object.fromEntries(keys),
    reports: options.reports ?? null,
    settings: {
      device: options.device ?? "cpu",
      deterministic: options.deterministic ?? false,
      threads: options.threads ?? null,
    },
    output: outputOf(options),
  });
}

function keyOf(variable: string): [string, string] {
  const key = Deno.env.get(variable);
  if (key === undefined || key === "") {
    throw new Error(
      `Cannot read the server's key from the environment variable "${variable}" as it is not set. Set it, or remove "key" from the suite where the server needs none`,
    );
  }
  return [variable, key];
}

function outputOf({ quiet, json }: EvaluateOptions): Output {
  const terminal = Deno.stderr.isTerminal();
  return {
    progress: quiet ? "none" : terminal ? "bar" : "lines",
    json,
    columns: terminal ? Deno.consoleSize().columns : 80,
    command: commandLine(),
    started: new Date().toISOString(),
  };
}

/** The command as it was typed, for a person to repeat. */
function commandLine(): string {
  const quote = (word: string) =>
    /^[\w@%+=:,./#-]+$/.test(word)
      ? word
      : `'${word.replaceAll("'", `'\\''`)}'`;
  const task = Deno.env.get("INIT_CWD") === undefined
    ? "aftertune"
    : "deno task";
  return [task, ...Deno.args.map(quote)].join(" ");
}

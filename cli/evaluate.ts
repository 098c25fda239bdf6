import { join } from "@std/path";
import type { ModelSpec } from "../suites/mod.ts";
import { checkFolders } from "./check_folders.ts";
import { budgetOf } from "./budget_of.ts";
import { evalCommand } from "./command_line.ts";
import { delegate } from "./delegate.ts";
import { forgetGate } from "./forget_gate.ts";
import { freeMemory } from "./free_memory.ts";
import { githubOf } from "./github.ts";
import type { Exporting, Job, Output, PowerQuestion, Settings } from "./job.ts";
import { reportNames } from "./report_names.ts";
import { snapshotsOf } from "./snapshots_of.ts";
import { suiteOf, type SuiteOptions } from "./suite_of.ts";
import { terminalColumns } from "./terminal_columns.ts";
import { typedPath } from "./typed_path.ts";

/** Options of `eval`, `plan`, `score`, `report`, `gate` and `export`. */
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
  /** File that says what fine-tuning may cost. */
  readonly budget?: string;
  /** Tell decisions with their arithmetic. */
  readonly explain?: boolean;
  /** The format that the results are written in. */
  readonly exporting?: Exporting;
  /** Say what the comparisons could find. */
  readonly power?: boolean;
  /** The difference that is to be found. */
  readonly difference?: number;
  /** Share of samples whose verdict changes. */
  readonly discordance?: number;
}

/**
 * Runs `eval`, `plan`, `score`, `report`, `gate`, or `export` of a suite.
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
  const folder = join(typedPath(options.results), suite.name);
  if (verb === "gate") forgetGate(folder);
  const asked = verb === "eval" && !options.dryRun
    ? Object.values(suite.models)
    : [];
  const job: Omit<Job, "snapshots"> = {
    verb: options.dryRun ? "plan" : verb,
    suite,
    folder,
    keys: keysOf(asked),
    reports: reportNames(verb, options.reports),
    ...verb === "gate" ? { budget: await budgetOf(options.budget) } : {},
    ...options.exporting ? { exporting: options.exporting } : {},
    ...options.power ? { power: powerOf(options) } : {},
    settings: {
      device: options.device ?? "cpu",
      deterministic: options.deterministic ?? false,
      threads: options.threads ?? null,
      memory: options.memory ?? null,
      truncate: options.truncate ?? null,
      free: verb === "eval" ? freeMemory() : 0,
    },
    output: outputOf(options),
  };
  await checkFolders(asked);
  const snapshots = await snapshotsOf(asked, job.output);
  return await delegate({ ...job, snapshots });
}

function powerOf(
  { difference, discordance }: EvaluateOptions,
): PowerQuestion {
  return { difference: difference ?? null, discordance: discordance ?? null };
}

/** Keys of servers, by the name of their environment variable. */
function keysOf(models: readonly ModelSpec[]): Job["keys"] {
  const variables = models.flatMap((spec) =>
    "endpoint" in spec && spec.key !== undefined ? [spec.key] : []
  );
  return Object.fromEntries(variables.map((name) => [name, keyOf(name)]));
}

function keyOf(variable: string): string {
  const key = Deno.env.get(variable);
  if (key === undefined || key === "") {
    throw new Error(
      `Cannot read the server's key from the environment variable "${variable}" as it is not set. Set it, or remove "key" from the suite where the server needs none`,
    );
  }
  return key;
}

function outputOf({ quiet, json, explain }: EvaluateOptions): Output {
  const terminal = Deno.stderr.isTerminal();
  return {
    progress: quiet ? "none" : terminal ? "bar" : "lines",
    json,
    explain: explain ?? false,
    columns: terminalColumns(),
    github: githubOf(),
    command: evalCommand(Deno.args),
    started: new Date().toISOString(),
  };
}

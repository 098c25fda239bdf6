import { evaluate } from "./evaluate.ts";
import type { Exporting } from "./job.ts";
import { keptRun } from "./kept_run.ts";
import type { SuiteOptions } from "./suite_of.ts";
import { typedPath } from "./typed_path.ts";
import { formatOf, writeExport } from "./write_export.ts";

/** Options of `export`. */
export interface ExportOptions extends SuiteOptions {
  /** Folder that the files are written into. */
  readonly out: string;
  /** Folder that suites have their own folders in. */
  readonly results: string;
  /** Who made the models and this evaluation. */
  readonly organization?: string;
  /** Data sets of tasks, as `--dataset` has them. */
  readonly dataset?: readonly string[];
}

/**
 * Runs `export`: writes a run in a format of another program. Of a results
 * folder its `results.json` is all that is needed; a suite tells what was asked,
 * so that the answers in its store can be exported too.
 *
 * @param format The format.
 * @param what A results folder, its `results.json`, or a suite, as it was typed.
 * @param options What was typed behind them.
 * @returns The exit code.
 * @throws {RangeError} If there is no such format, or nothing fits into it.
 */
export async function exportRun(
  format: string,
  what: string,
  { out, organization, dataset = [], ...options }: ExportOptions,
): Promise<number> {
  const exporting: Exporting = {
    format: formatOf(format).name,
    out: typedPath(out),
    organization: organization ?? null,
    datasets: dataset,
  };
  if (!await isRun(what)) {
    const how = { ...options, exporting, quiet: true, json: false };
    return await evaluate("export", what, how);
  }
  refuseSuiteOptions(what, options);
  writeExport(await keptRun(what), exporting, null);
  return 0;
}

async function isRun(what: string): Promise<boolean> {
  if (what.endsWith(".json")) return true;
  try {
    return (await Deno.stat(typedPath(what))).isDirectory;
  } catch {
    return /[\\/]/.test(what) && !/\.ya?ml$/.test(what);
  }
}

const SUITE_OPTIONS = [
  "data",
  "model",
  "reference",
  "models",
  "tasks",
  "limit",
  "seed",
] as const;

/** What was kept of a run is exported whole. */
function refuseSuiteOptions(what: string, options: SuiteOptions): void {
  const name = SUITE_OPTIONS.find((name) => options[name] !== undefined);
  if (name === undefined) return;
  throw new RangeError(
    `Cannot change what is exported of "${what}" as it must be a suite for --${name}: it is a run. Name the suite, or leave --${name} out`,
  );
}

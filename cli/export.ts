import { join } from "@std/path";
import { type Format, FORMATS } from "../reports/mod.ts";
import { suggest } from "../suites/mod.ts";
import { datasetOf } from "./dataset_option.ts";
import { keptRun } from "./kept_run.ts";
import { print, write } from "./print.ts";
import { typedPath } from "./typed_path.ts";
import { writeArtifact } from "./write.ts";

/** Options of `export`. */
export interface ExportOptions {
  /** Folder that the files are written into. */
  readonly out: string;
  /** Who made the models and this evaluation. */
  readonly organization?: string;
  /** Data sets of tasks, as `--dataset` has them. */
  readonly dataset?: readonly string[];
}

/**
 * Runs `export`: writes what was kept of a run in a format of another program.
 *
 * @param name The format.
 * @param run A results folder, or its `results.json`, as it was typed.
 * @param options What was typed behind them.
 * @returns The exit code.
 * @throws {RangeError} If there is no such format, or nothing fits into it.
 */
export async function exportRun(
  name: string,
  run: string,
  { out, organization, dataset = [] }: ExportOptions,
): Promise<number> {
  const format = formatOf(name);
  const kept = await keptRun(run);
  const tasks = kept.tasks.map((task) => task.name);
  const { artifacts, leftOut } = format.render(kept, {
    organization: organization ?? null,
    datasets: new Map(dataset.map((option) => datasetOf(option, tasks))),
  });
  const left = leftOut.length === 0 ? "" : `: ${leftOut.join(", ")}`;
  if (artifacts.length === 0) {
    throw new RangeError(
      `Cannot export "${run}" as ${name} as it must hold a number that fits: it has none${left}. export --help tells what can be said of a run`,
    );
  }
  const folder = typedPath(out);
  for (const artifact of artifacts) writeArtifact(folder, artifact);
  print(
    artifacts.map(({ path }) => `Exported: ${join(folder, path)}`).join("\n"),
  );
  if (left !== "") write(Deno.stderr, `note: left out${left}\n`);
  return 0;
}

function formatOf(name: string): Format {
  const names = FORMATS.map((format) => format.name);
  const format = FORMATS.find((format) => format.name === name);
  if (format !== undefined) return format;
  throw new RangeError(
    `Cannot export as "${name}": there are ${
      names.map((name) => `"${name}"`).join(", ")
    }.${suggest(name, names)}`,
  );
}

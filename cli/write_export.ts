import { join } from "@std/path";
import type { KeptResults } from "../core/mod.ts";
import {
  type AnswersOf,
  type Format,
  FORMATS,
} from "../reports/exports/mod.ts";
import { suggest } from "../suites/mod.ts";
import { datasetOf } from "./dataset_option.ts";
import type { Exporting } from "./job.ts";
import { print, write } from "./print.ts";
import { existing, removeFile, writeArtifact } from "./write.ts";

/**
 * Writes a run in a format of another program, and tells where it is and what
 * has no place in it. What an earlier export has left of the same files is
 * removed.
 *
 * @param run What was kept of the run.
 * @param exporting The format, and what is said of the run besides.
 * @param answers Finds its answers; `null` where they are not at hand.
 * @throws {RangeError} If nothing of the run fits into the format.
 */
export function writeExport(
  run: KeptResults,
  { format: name, out, organization, datasets }: Exporting,
  answers: AnswersOf | null,
): void {
  const tasks = run.tasks.map((task) => task.name);
  const { artifacts, absent, leftOut } = formatOf(name).render(run, {
    organization,
    datasets: new Map(datasets.map((option) => datasetOf(option, tasks))),
    answers,
  });
  const left = leftOut.length === 0 ? "" : `: ${leftOut.join(", ")}`;
  if (artifacts.length === 0) {
    throw new RangeError(
      `Cannot export "${run.suite}" as ${name} as it must hold a number that fits: it has none${left}. export --help tells what can be said of a run`,
    );
  }
  for (const artifact of artifacts) writeArtifact(out, artifact);
  existing(out, absent).forEach(removeFile);
  const [first, ...others] = artifacts.map(({ path }) => join(out, path));
  const more = others.length === 0 ? "" : ` and ${others.length} more`;
  print(`Exported: ${first}${more}`);
  if (left !== "") write(Deno.stderr, `note: left out${left}\n`);
}

/**
 * Finds a format.
 *
 * @param name What was typed.
 * @returns The format of that name.
 * @throws {RangeError} If there is none.
 */
export function formatOf(name: string): Format {
  const names = FORMATS.map((format) => format.name);
  const format = FORMATS.find((format) => format.name === name);
  if (format !== undefined) return format;
  throw new RangeError(
    `Cannot export as "${name}": there are ${
      names.map((name) => `"${name}"`).join(", ")
    }.${suggest(name, names)}`,
  );
}

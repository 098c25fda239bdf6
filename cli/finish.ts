import { join, relative } from "@std/path";
import type { Results } from "../core/mod.ts";
import { markdownText, resultAnnotations, terminal } from "../reports/mod.ts";
import { tellGithub } from "./github.ts";
import type { Job } from "./job.ts";
import { print, printJson, write } from "./print.ts";

/** Options of {@linkcode finish}. */
export interface FinishOptions {
  /** What was asked for. */
  readonly job: Job;
  /** Paths of reports that an earlier run wrote and this one did not. */
  readonly older: readonly string[];
}

/**
 * Prints what came out, and where it is; tells GitHub where it runs the command.
 *
 * @param results The results.
 * @param options What was asked for and what was left alone.
 */
export function finish(
  results: Results,
  { job: { folder, reports, output }, older }: FinishOptions,
): void {
  const { suite, reference, summary, paired, failures, settings } = results;
  if (output.json) {
    printJson({
      ...{ suite, folder, reference, summary, paired, failures, settings },
    });
  } else print(terminal(results, { columns: output.columns }));
  tellGithub(output.github, {
    annotations: resultAnnotations(results),
    markdown: markdownText(results),
  });
  if (output.progress === "none" || output.json) return;
  const start = reports.includes("page") ? join(folder, "index.html") : folder;
  const names = older.map((path) => relative(folder, path)).join(", ");
  const note = names === ""
    ? ""
    : `note: not written this time and so of an earlier run: ${names}. The command "report" writes all\n`;
  write(Deno.stderr, `\nReports: ${start}\n${note}`);
}

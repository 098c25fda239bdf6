import { join, relative } from "@std/path";
import type { GateRow, Results } from "../core/mod.ts";
import {
  gateAnnotations,
  gateJunit,
  gateMarkdown,
  gateText,
  markdownText,
  resultAnnotations,
  terminal,
} from "../reports/mod.ts";
import { tellGithub } from "./github.ts";
import type { Job } from "./job.ts";
import { print, printJson, write } from "./print.ts";
import { removeFile, writeArtifact } from "./write.ts";

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

/** What CI reads of a gate. */
const GATE_FILE = "gate.xml";

/**
 * Removes what an earlier gate decided: one that fails closed decides nothing,
 * and an old decision must not pass for its own.
 *
 * @param folder The results folder.
 */
export function forgetGate(folder: string): void {
  removeFile(join(folder, GATE_FILE));
}

/** What gates were decided of, and how they are told. */
export interface FinishGateOptions extends Pick<Job, "folder"> {
  /** Name of the suite. */
  readonly suite: string;
  /** Name of the model that others are compared with. */
  readonly reference: string;
  /** What is written to the terminal, and how. */
  readonly output: Pick<
    Job["output"],
    "json" | "explain" | "columns" | "github"
  >;
}

/**
 * Prints what the gates decided, writes it for CI as `gate.xml`, and tells GitHub
 * where it runs the command.
 *
 * @param gates The decisions.
 * @param options What they are about.
 */
export function finishGate(
  gates: readonly GateRow[],
  { suite, reference, folder, output }: FinishGateOptions,
): void {
  writeArtifact(folder, {
    path: GATE_FILE,
    content: gateJunit(gates, { suite }),
  });
  if (output.json) printJson({ suite, folder, reference, gates });
  else print(gateText(gates, output));
  tellGithub(output.github, {
    annotations: gateAnnotations(gates),
    markdown: gateMarkdown(gates, suite),
  });
}

import { join, relative } from "@std/path";
import type { GateRow, Results } from "../core/mod.ts";
import { gateJunit, gateText, terminal } from "../reports/mod.ts";
import type { Job } from "./job.ts";
import { print, write } from "./print.ts";
import { removeFile, writeArtifact } from "./write.ts";

/** Options of {@linkcode finish}. */
export interface FinishOptions {
  /** What was asked for. */
  readonly job: Job;
  /** Paths of reports that an earlier run wrote and this one did not. */
  readonly older: readonly string[];
}

/**
 * Prints what came out, and where it is.
 *
 * @param results The results.
 * @param options What was asked for and what was left alone.
 */
export function finish(
  results: Results,
  { job: { folder, reports, output }, older }: FinishOptions,
): void {
  const { suite, reference, summary, paired, failures, settings } = results;
  print(
    output.json
      ? JSON.stringify({
        ...{ suite, folder, reference, summary, paired, failures, settings },
      })
      : terminal(results, { columns: output.columns }),
  );
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

/**
 * Prints what the gates decided, and writes it for CI as `gate.xml`.
 *
 * @param gates The decisions.
 * @param job What was asked for.
 */
export function finishGate(
  gates: readonly GateRow[],
  { suite: { name: suite, reference }, folder, output }: Job,
): void {
  writeArtifact(folder, {
    path: GATE_FILE,
    content: gateJunit(gates, { suite }),
  });
  print(
    output.json
      ? JSON.stringify({ suite, folder, reference, gates })
      : gateText(gates, output),
  );
}

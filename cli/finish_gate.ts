import type { GateRow } from "../core/mod.ts";
import {
  gateAnnotations,
  gateJunit,
  gateMarkdown,
  gateText,
} from "../reports/mod.ts";
import { GATE_FILE } from "./forget_gate.ts";
import { tellGithub } from "./github.ts";
import type { Job } from "./job.ts";
import { print, printJson } from "./print.ts";
import { writeArtifact } from "./write.ts";

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

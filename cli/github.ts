import {
  type Annotation,
  annotationLines,
  stepSummary,
} from "../reports/formats/mod.ts";
import { write } from "./print.ts";

/** A workflow of GitHub's that the command runs in. */
export interface Github {
  /** File that the summary of the step is appended to, `null` where there is none. */
  readonly summary: string | null;
}

/**
 * Finds out whether GitHub runs the command.
 *
 * @returns Where GitHub reads, `null` where it does not run it.
 */
export function githubOf(): Github | null {
  if (Deno.env.get("GITHUB_ACTIONS") !== "true") return null;
  return { summary: Deno.env.get("GITHUB_STEP_SUMMARY") || null };
}

/** What GitHub is told. */
export interface Told {
  /** What it shows beside the run, the worst first. */
  readonly annotations: readonly Annotation[];
  /** What it shows as the step's summary. */
  readonly markdown?: string;
}

/**
 * Tells GitHub what came out: annotations on the standard error, which its
 * runner reads as it does the standard output, and the step's summary.
 *
 * @param github Where GitHub reads; nothing is told where it does not.
 * @param told What it is told.
 */
export function tellGithub(
  github: Github | null,
  { annotations, markdown }: Told,
): void {
  if (github === null) return;
  write(Deno.stderr, annotationLines(annotations));
  if (markdown === undefined || github.summary === null) return;
  using file = Deno.openSync(github.summary, { append: true, create: true });
  write(file, stepSummary(`${markdown}\n`, file.statSync().size));
}

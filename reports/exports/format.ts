import type { AnswerRow, Artifact, Cell, KeptResults } from "../../core/mod.ts";

/** A data set on the Hugging Face Hub that a task's samples are of. */
export interface HubDataset {
  /** Its id, such as `openai/gsm8k`. */
  readonly id: string;
  /** Id of the task in the data set's own `eval.yaml`. */
  readonly task: string;
}

/** Finds what a model answered to a task under a treatment. */
export type AnswersOf = (
  place: Pick<Cell, "model" | "task" | "treatment">,
) => Iterable<AnswerRow>;

/** What results do not say and some formats ask for. */
export interface ExportOptions {
  /** Who made the models and this evaluation; `null` where nobody is named. */
  readonly organization: string | null;
  /** The data sets on the Hub that tasks are of, by the task's name. */
  readonly datasets: ReadonlyMap<string, HubDataset>;
  /** The answers, as often as they are walked; `null` where they are not at hand. */
  readonly answers: AnswersOf | null;
}

/** Results in a format that other programs read. */
export interface Exported {
  /** The files. */
  readonly artifacts: readonly Artifact[];
  /** Paths of files that belong to these and are not among them: one that lies there is of an earlier export and would be read as one of these. */
  readonly absent: readonly string[];
  /** What of the results the format has no place for, a sentence each. */
  readonly leftOut: readonly string[];
}

/** A format that other programs read. */
export interface Format {
  /** What the command line calls it. */
  readonly name: string;
  /** What it is and who reads it, in a line. */
  readonly description: string;
  /**
   * Writes results in the format. Pure: equal results, equal bytes.
   *
   * @param run What was kept of a run.
   * @param options What results do not say.
   * @returns The files, and what has no place in them.
   * @throws {Error} If the format needs what the results do not have.
   */
  render(run: KeptResults, options: ExportOptions): Exported;
}

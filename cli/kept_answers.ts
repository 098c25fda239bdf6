import { digestFile } from "../checkpoints/mod.ts";
import type { Cell, Row } from "../core/mod.ts";
import { readRows } from "../datasets/mod.ts";
import { runFile } from "./run_file.ts";

/** An answer of a model to one sample, as the results folder keeps it. */
export interface KeptAnswer {
  /** What would have been right. */
  readonly target: string;
  /** The whole answer. */
  readonly text: string;
  /** Id of the request that the line's model answered. */
  readonly request: string;
  /** Whether this is that model's answer; the reference may have been asked in another layout. */
  readonly isOfModel: boolean;
}

/** Where an answer stands. */
export interface AnswerPlace extends Omit<Cell, "metric"> {
  /** Id of the sample. */
  readonly sample: string;
}

/**
 * Reads answers from the `flips.csv` of a run, which has those that differ from
 * the reference in their score, and the reference's beside them.
 *
 * @param where The results folder, or its `results.json`, as it was typed.
 * @param places Which answers are wanted.
 * @returns The answers that there are, by {@linkcode answerKey}.
 * @throws {SyntaxError} If the file is no CSV.
 */
export async function keptAnswers(
  where: string,
  places: readonly AnswerPlace[],
): Promise<ReadonlyMap<string, KeptAnswer>> {
  const found = new Map<string, KeptAnswer>();
  const wanted = new Set(places.map(answerKey));
  const path = await runFile(where, "flips.csv");
  if (path === null || wanted.size === 0) return found;
  const sha256 = await digestFile(path);
  for await (const { row } of readRows({ location: path, sha256 })) {
    const read = (column: string) => textOf(row[column]);
    const [task, treatment] = [read("task"), read("treatment")];
    const [evaluator, sample] = [read("evaluator"), read("sample")];
    for (const side of ["reference", "model"]) {
      const model = read(side);
      const key = answerKey({ model, task, treatment, evaluator, sample });
      if (!wanted.has(key)) continue;
      found.set(key, {
        ...{ target: read("target"), request: read("request") },
        ...{ text: read(`${side}_text`), isOfModel: side === "model" },
      });
    }
  }
  return found;
}

/**
 * Says which answer stands somewhere.
 *
 * @param place Where it stands.
 * @returns The same text for the same place.
 */
export function answerKey(
  { model, task, treatment, evaluator, sample }: AnswerPlace,
): string {
  return JSON.stringify([model, task, treatment, evaluator, sample]);
}

/** An apostrophe that keeps a spreadsheet from taking a text for a formula. */
const GUARD_REGEXP = /^'(?='*[=+\-@\t\n＝＋－＠])/;

function textOf(cell: Row[string]): string {
  return String(cell ?? "").replace(GUARD_REGEXP, "");
}

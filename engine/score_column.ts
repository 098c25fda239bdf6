import type { Answer, Column, Evaluator, Sample } from "../core/mod.ts";
import { fingerprint } from "./fingerprint.ts";
import { judge } from "./judge.ts";
import type { Posed } from "./plan.ts";
import { tallyPicks } from "./tally_picks.ts";

/** What one evaluator says of the answers to one task. */
export interface Verdicts extends Pick<Column, "values" | "marks"> {
  /** Who judged. */
  readonly evaluator: Evaluator;
  /** Answers that no verdict could be reached on. */
  readonly unscored: number;
  /** Probability of the choice that was taken, as in a column. */
  readonly confidences: Column["confidences"];
  /** How often the choice at each place was taken. */
  readonly picks: readonly number[];
}

/** A column that takes one answer after the other. */
export interface OpenColumn {
  /** Judges the answer to the next sample; `undefined` where there is none. */
  add(sample: Sample, answer: Answer | undefined): void;
  /** What the evaluator said so far. */
  verdicts(): Verdicts;
}

/**
 * Begins a column of scores.
 *
 * @param posed The task, posed in one way.
 * @param evaluator Who judges.
 * @returns A column without a score in it.
 */
export function openColumn(posed: Posed, evaluator: Evaluator): OpenColumn {
  const values: (number | null)[] = [];
  const marks = new Uint32Array(posed.samples.length);
  const picked = tallyPicks(posed.samples.length);
  let unscored = 0;
  return {
    add(sample, answer) {
      const index = values.length;
      const score = answer === undefined
        ? null
        : judge(posed, evaluator, { sample, answer });
      values.push(score?.value ?? null);
      if (answer === undefined || score === null) return;
      if (score.value === null) unscored++;
      if (score.answer !== null) marks[index] = fingerprint(score.answer);
      picked.add(index, sample, { answer, choice: score.answer });
    },
    verdicts: () => ({
      ...{ evaluator, values, marks, unscored, picks: picked.picks },
      confidences: posed.task.kind === "choose" ? picked.confidences : null,
    }),
  };
}

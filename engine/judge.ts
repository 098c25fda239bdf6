import type { Answer, Evaluator, Sample, Score } from "../core/mod.ts";
import type { Posed } from "./plan.ts";

/**
 * Lets an evaluator judge one answer. What it must not say is its fault, and
 * named so.
 *
 * @param posed The task that was asked.
 * @param evaluator Who judges.
 * @param judged The sample and the answer to it.
 * @returns The score.
 * @throws {Error} If the evaluator throws.
 * @throws {RangeError} If the score is not of the evaluator's metric.
 */
export function judge(
  { task }: Posed,
  { name, metric, evaluate }: Evaluator,
  { sample, answer }: { readonly sample: Sample; readonly answer: Answer },
): Score {
  const where = () =>
    `Cannot judge sample "${sample.id}" of the task "${task.name}" by "${name}"`;
  let score: Score;
  try {
    score = evaluate(sample, answer);
  } catch (cause) {
    throw new Error(`${where()}: ${(cause as Error).message}`, { cause });
  }
  const { value } = score;
  const sound = value === null ||
    (metric.binary ? value === 0 || value === 1 : Number.isFinite(value));
  if (sound) return score;
  throw new RangeError(
    `${where()} as its score must be ${
      metric.binary ? "0, 1" : "a finite number"
    } or null: it is ${value}`,
  );
}

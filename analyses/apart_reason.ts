import type { KeptColumn, KeptResults } from "../core/mod.ts";

/** Scores of a task, with the run that they are of. */
export interface KeptScores {
  /** The run. */
  readonly run: Pick<KeptResults, "summary" | "settings" | "samples">;
  /** The scores of one of its models. */
  readonly column: KeptColumn;
}

/**
 * Says why scores of the same task, posed under the same treatment, have keys
 * that differ and so are not compared.
 *
 * @param one Scores.
 * @param other Scores of another key.
 * @returns What differs, to go on after "were asked, but".
 *
 * @example Runs on other data
 * ```ts
 * import { apartReason } from "@aftertune/aftertune/analyses/mod.ts";
 * import type { KeptColumn } from "@aftertune/aftertune/core/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const column: KeptColumn = {
 *   ...{ model: "sft", task: "facts", treatment: "none", evaluator: "exact" },
 *   ...{ metric: "accuracy", binary: true, better: "higher", key: "1a" },
 *   ...{ measures: "ability", values: [1] },
 * };
 * const runOn = (sha256: string) => ({
 *   ...{ summary: [], samples: [], settings: { data: { facts: sha256 } } },
 * });
 * assertEquals(
 *   apartReason({ run: runOn("a1"), column }, { run: runOn("b2"), column }),
 *   "with other data",
 * );
 * ```
 */
export function apartReason(one: KeptScores, other: KeptScores): string {
  const differs = (of: (scores: KeptScores) => unknown) =>
    JSON.stringify(of(one)) !== JSON.stringify(of(other));
  if (differs(({ column }) => column.evaluator)) {
    return "other evaluators judged";
  }
  if (differs((scores) => summaryOf(scores)?.taskVersion)) {
    return "in another version of the task";
  }
  if (differs((scores) => summaryOf(scores)?.evaluatorVersion)) {
    return "another version of the evaluator judged";
  }
  if (differs(dataOf)) return "with other data";
  if (differs(samplesOf)) return "with other samples of them";
  return "put in another way: with another layout, other worked examples or other sampling";
}

function summaryOf({ run, column }: KeptScores) {
  return run.summary.find((row) =>
    row.model === column.model && row.task === column.task &&
    row.evaluator === column.evaluator
  );
}

function dataOf({ run: { settings: { data } }, column }: KeptScores) {
  return (data as Record<string, unknown> | undefined)?.[column.task];
}

function samplesOf({ run: { samples }, column }: KeptScores) {
  return samples.find((list) => list.task === column.task)?.ids;
}

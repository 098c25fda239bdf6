import type { Column } from "../core/mod.ts";

/** Labels tasks; those of one label are not independent of each other. */
export type TaskRelation = (task: string) => string;

/**
 * Finds out which tasks ask the same questions, such as one of recall and one
 * of choice made from the same data: what a model knows shows in both.
 *
 * @param columns The scores.
 * @returns What labels a task.
 *
 * @example Usage
 * ```ts
 * import { relatedTasks } from "@aftertune/aftertune/analyses/related_tasks.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const asks = (task: string, question: string) => ({
 *   ...{ task, treatment: "none" },
 *   samples: [{ id: "1", question, targets: [] }],
 * });
 * const label = relatedTasks([
 *   ...[asks("facts", "Who wrote it?"), asks("sums", "6 × 7?")],
 *   asks("choices", "Who wrote it?"),
 * ]);
 * assertEquals(
 *   ["facts", "sums", "choices"].map(label),
 *   ["facts", "sums", "facts"],
 * );
 * ```
 */
export function relatedTasks(
  columns: readonly Pick<Column, "task" | "treatment" | "samples">[],
): TaskRelation {
  const labels = new Map<string, string>();
  const askers = new Map<string, string>();
  for (const { task, treatment, samples } of columns) {
    if (treatment !== "none" || labels.has(task)) continue;
    labels.set(task, task);
    for (const { question } of samples) {
      const asker = askers.get(question);
      if (asker === undefined) askers.set(question, task);
      else join(labels, asker, task);
    }
  }
  return (task) => labels.get(task) ?? task;
}

/** Gives all tasks of the later label the earlier one. */
function join(
  labels: Map<string, string>,
  earlier: string,
  later: string,
): void {
  const [kept, lost] = [labels.get(earlier), labels.get(later)];
  if (kept === undefined || kept === lost) return;
  for (const [task, label] of labels) {
    if (label === lost) labels.set(task, kept);
  }
}

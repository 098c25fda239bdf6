import type { PairedRow, Results } from "../core/mod.ts";

/** What one model gained on the tuned task and how one held task changed. */
export interface ForgettingPoint {
  /** Name of the model. */
  readonly model: string;
  /** Its difference on the task that it was tuned for. */
  readonly gain: PairedRow;
  /** Its difference on a task that should hold. */
  readonly held: PairedRow;
}

/**
 * Sets what each model gained against what it may have forgotten. The tuned
 * task is the first one of the suite that is not of the family `forgetting`;
 * the tasks of that family are held. Each as it is, by its first evaluator.
 *
 * @param results The comparisons, with the tasks and their families.
 * @returns One point a model and held task where both have a difference.
 *
 * @example Usage
 * ```ts
 * import { forgetting } from "@aftertune/aftertune/analyses/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(forgetting({ tasks: [], paired: [] }), []);
 * ```
 */
export function forgetting(
  { tasks, paired }: Pick<Results, "tasks" | "paired">,
): ForgettingPoint[] {
  const rowsOf = (task: Results["tasks"][number]): PairedRow[] =>
    paired.filter((row) =>
      row.task === task.name && row.treatment === "none" &&
      row.evaluator === task.evaluators[0]?.name && row.difference !== null
    );
  const tuned = tasks.find(({ family }) => family !== "forgetting");
  const gains = tuned === undefined ? [] : rowsOf(tuned);
  const held = tasks.filter(({ family }) => family === "forgetting")
    .flatMap(rowsOf);
  return gains.flatMap((gain) =>
    held.filter(({ model }) => model === gain.model)
      .map((held) => ({ model: gain.model, gain, held }))
  );
}

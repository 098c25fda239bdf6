import type { Adaptation, PairedRow, Results } from "../core/mod.ts";

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
 * Sets what each model gained against what it may have forgotten. Where the
 * design says which tasks are learnt and which held, the first one to be learnt
 * is the tuned task; else it is the first one of the suite that is not of the
 * family `forgetting`, and the tasks of that family are held. Each as it is, by
 * its first evaluator.
 *
 * @param results The comparisons, with the tasks and what is learnt and held.
 * @returns One point a model and held task where both have a difference.
 *
 * @example Usage
 * ```ts
 * import { forgetting } from "@aftertune/aftertune/analyses/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const design = { adaptation: null };
 * assertEquals(forgetting({ tasks: [], paired: [], design }), []);
 * ```
 */
export function forgetting(
  { tasks, paired, design: { adaptation } }:
    & Pick<
      Results,
      "tasks" | "paired"
    >
    & { readonly design: Pick<Results["design"], "adaptation"> },
): ForgettingPoint[] {
  const rowsOf = (name: string): PairedRow[] => {
    const [first] = tasks.find((task) => task.name === name)?.evaluators ?? [];
    return paired.filter((row) =>
      row.task === name && row.treatment === "none" &&
      row.evaluator === first?.name && row.difference !== null
    );
  };
  const { learnt, held } = adaptation ?? byFamily(tasks);
  const gains = learnt.slice(0, 1).flatMap(rowsOf);
  const changes = held.flatMap(rowsOf);
  return gains.flatMap((gain) =>
    changes.filter(({ model }) => model === gain.model)
      .map((held) => ({ model: gain.model, gain, held }))
  );
}

function byFamily(tasks: Results["tasks"]): Adaptation {
  const isHeld = ({ family }: Results["tasks"][number]) =>
    family === "forgetting";
  const names = (some: Results["tasks"]) => some.map(({ name }) => name);
  return {
    learnt: names(tasks.filter((task) => !isHeld(task))),
    held: names(tasks.filter(isHeld)),
  };
}

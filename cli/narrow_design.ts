import type { Design } from "../core/mod.ts";

/** Which names a design may still speak of. */
export interface NarrowDesignOptions {
  /** Whether a model is asked. */
  readonly hasModel: (name: string) => boolean;
  /** Whether a task is asked. */
  readonly hasTask: (name: string) => boolean;
}

/**
 * Leaves out what a design says of models and tasks that are not asked.
 *
 * @param design What the suite says.
 * @param options Which models and tasks are asked.
 * @returns The design of those that are.
 */
export function narrowDesign(
  { curves, thresholds, shifts, sequence, gaps, specialists, repeats }: Design,
  { hasModel, hasTask }: NarrowDesignOptions,
): Design {
  return {
    curves: curves.filter(({ models }) => models.every(hasModel)),
    thresholds: Object.fromEntries(
      Object.entries(thresholds).filter(([task]) => hasTask(task)),
    ),
    shifts: shifts
      .filter(({ task }) => hasTask(task))
      .map((shift) => ({
        ...shift,
        tasks: shift.tasks.filter(hasTask),
        baseline: shift.baseline.filter(hasModel),
      }))
      .filter(({ treatments, tasks }) => treatments.length + tasks.length > 0),
    sequence: sequence?.models.every(hasModel) && sequence.tasks.every(hasTask)
      ? sequence
      : null,
    gaps: gaps
      .filter(({ floor, ceiling }) => hasModel(floor) && hasModel(ceiling))
      .map((gap) => ({ ...gap, models: gap.models.filter(hasModel) })),
    specialists: Object.fromEntries(
      Object.entries(specialists)
        .filter(([task, model]) => hasTask(task) && hasModel(model)),
    ),
    repeats: Object.fromEntries(
      Object.entries(repeats)
        .filter(([repeat, model]) => hasModel(repeat) && hasModel(model)),
    ),
  };
}

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
  design: Design,
  { hasModel, hasTask }: NarrowDesignOptions,
): Design {
  const { curves, sequence, gaps, specialists, repeats, seconds } = design;
  return {
    ...narrowTasks(design, { hasModel, hasTask }),
    curves: curves.filter(({ models }) => models.every(hasModel)),
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
    seconds: Object.fromEntries(
      Object.entries(seconds).filter(([model]) => hasModel(model)),
    ),
  };
}

/** What a design says of tasks, whichever models there are. */
type TaskDesign = Pick<
  Design,
  "thresholds" | "shifts" | "adaptation" | "groups"
>;

/** A group that lacks a task is none: its average would be of something else. */
function narrowTasks(
  { thresholds, shifts, adaptation, groups }: TaskDesign,
  { hasModel, hasTask }: NarrowDesignOptions,
): TaskDesign {
  return {
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
    adaptation:
      adaptation?.learnt.every(hasTask) && adaptation.held.every(hasTask)
        ? adaptation
        : null,
    groups: Object.fromEntries(
      Object.entries(groups).filter(([, tasks]) => tasks.every(hasTask)),
    ),
  };
}

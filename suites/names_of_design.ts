import type { Design } from "../core/mod.ts";
import type { ValuePath } from "./problem.ts";

/** A name in a design, and where it stands. */
export interface Named {
  /** Leads to it. */
  readonly path: ValuePath;
  /** The name. */
  readonly name: string;
  /** What it must be the name of. */
  readonly what: "model" | "task";
}

/**
 * Gathers the models and tasks that a design speaks of.
 *
 * @param design What the suite says.
 * @yields Each name with its place.
 */
export function* namesOfDesign(design: Design): Generator<Named> {
  for (const [index, { models }] of design.curves.entries()) {
    yield* list(["design", "curves", index, "models"], models, "model");
  }
  for (const task of Object.keys(design.thresholds)) {
    yield { path: ["design", "thresholds", task], name: task, what: "task" };
  }
  for (const [index, { task, tasks, baseline }] of design.shifts.entries()) {
    const path = ["design", "shifts", index];
    yield { path: [...path, "task"], name: task, what: "task" };
    yield* list([...path, "tasks"], tasks, "task");
    yield* list([...path, "baseline"], baseline, "model");
  }
  const { learnt = [], held = [] } = design.adaptation ?? {};
  yield* list(["design", "adaptation", "learnt"], learnt, "task");
  yield* list(["design", "adaptation", "held"], held, "task");
  for (const [group, tasks] of Object.entries(design.groups)) {
    yield* list(["design", "groups", group], tasks, "task");
  }
  yield* namesOfModels(design);
}

/** The names of what holds of single models. */
function* namesOfModels(
  { sequence, gaps, specialists, repeats, seconds }: Design,
): Generator<Named> {
  if (sequence !== null) {
    const { models, tasks } = sequence;
    yield* list(["design", "sequence", "models"], models, "model");
    yield* list(["design", "sequence", "tasks"], tasks, "task");
  }
  for (const [index, { floor, ceiling, models }] of gaps.entries()) {
    const path = ["design", "gaps", index];
    yield { path: [...path, "floor"], name: floor, what: "model" };
    yield { path: [...path, "ceiling"], name: ceiling, what: "model" };
    yield* list([...path, "models"], models, "model");
  }
  for (const [task, model] of Object.entries(specialists)) {
    const path = ["design", "specialists", task];
    yield { path, name: task, what: "task" };
    yield { path, name: model, what: "model" };
  }
  for (const [repeat, model] of Object.entries(repeats)) {
    const path = ["design", "repeats", repeat];
    yield { path, name: repeat, what: "model" };
    yield { path, name: model, what: "model" };
  }
  for (const model of Object.keys(seconds)) {
    yield { path: ["design", "seconds", model], name: model, what: "model" };
  }
}

function* list(
  path: ValuePath,
  names: readonly string[],
  what: Named["what"],
): Generator<Named> {
  for (const [index, name] of names.entries()) {
    yield { path: [...path, index], name, what };
  }
}

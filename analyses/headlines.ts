import type { Column, Study } from "../core/mod.ts";

/** Where a column stands. */
export interface Place {
  /** Name of the model. */
  readonly model: string;
  /** Name of the task. */
  readonly task: string;
  /** Name of the treatment; `none` where it is not named. */
  readonly treatment?: string;
}

/** Finds the column by which a model's score on a task is told; `undefined` where there is none. */
export type Headlines = (place: Place) => Column | undefined;

/**
 * Gathers the scores by the first evaluator of each task, its headline.
 *
 * @param study The study.
 * @returns What finds them.
 *
 * @example Usage
 * ```ts
 * import { headlines } from "@aftertune/aftertune/analyses/headlines.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const find = headlines({ tasks: [], columns: [] });
 * assertEquals(find({ model: "sft", task: "facts" }), undefined);
 * ```
 */
export function headlines(
  { tasks, columns }: Pick<Study, "tasks" | "columns">,
): Headlines {
  const first = new Map(
    tasks.map(({ name, evaluators }) => [name, evaluators[0]?.name]),
  );
  const found = new Map(
    columns
      .filter(({ task, evaluator }) => first.get(task) === evaluator)
      .map((column) => [keyOf(column), column]),
  );
  return ({ model, task, treatment = "none" }) =>
    found.get(keyOf({ model, task, treatment }));
}

function keyOf({ model, task, treatment }: Required<Place>): string {
  return JSON.stringify([model, task, treatment]);
}

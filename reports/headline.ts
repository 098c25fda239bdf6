import type { Cell, Results } from "../core/mod.ts";

/**
 * Keeps the rows that count for the headline: those of each task's first
 * evaluator.
 *
 * @param rows Numbers, comparisons or flips.
 * @param tasks The tasks of the results.
 * @returns The rows in their order.
 *
 * @example Usage
 * ```ts
 * import { headlineOf } from "@aftertune/aftertune/reports/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const row = { model: "sft", task: "facts", treatment: "none", metric: "rate" };
 * const rows = [{ ...row, evaluator: "a" }, { ...row, evaluator: "b" }];
 * const evaluators = rows.map(({ evaluator: name }) => (
 *   { name, description: "", measures: "ability" } as const
 * ));
 * const tasks = [
 *   { name: "facts", description: "", family: "forgetting", version: 1, evaluators },
 * ];
 * assertEquals(headlineOf(rows, tasks), rows.slice(0, 1));
 * ```
 */
export function headlineOf<Row extends Cell>(
  rows: readonly Row[],
  tasks: Results["tasks"],
): Row[] {
  const first = new Map(
    tasks.map(({ name, evaluators }) => [name, evaluators[0]?.name]),
  );
  return rows.filter(({ task, evaluator }) => first.get(task) === evaluator);
}

/**
 * Names a task as it is posed.
 *
 * @param cell The task and its treatment.
 * @returns The task's name, and the treatment's where there is one.
 *
 * @example Usage
 * ```ts
 * import { posedName } from "@aftertune/aftertune/reports/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(posedName({ task: "facts", treatment: "none" }), "facts");
 * assertEquals(posedName({ task: "facts", treatment: "leet" }), "facts · leet");
 * ```
 */
export function posedName(
  { task, treatment }: Pick<Cell, "task" | "treatment">,
): string {
  return treatment === "none" ? task : `${task} · ${treatment}`;
}

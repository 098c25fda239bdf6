import type { Cell } from "../core/mod.ts";

/**
 * Names what a number is about, to find what else is said of the same.
 *
 * @param cell What it is about.
 * @returns A text, equal for the same cells only.
 *
 * @example Usage
 * ```ts
 * import { cellKey } from "@aftertune/aftertune/reports/cell_key.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const cell = { model: "sft", task: "facts", treatment: "none" };
 * assertEquals(
 *   cellKey({ ...cell, evaluator: "exact", metric: "accuracy" }),
 *   '["sft","facts","none","exact","accuracy"]',
 * );
 * ```
 */
export function cellKey(
  { model, task, treatment, evaluator, metric }: Cell,
): string {
  return JSON.stringify([model, task, treatment, evaluator, metric]);
}

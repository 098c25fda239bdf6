import type { Estimate, Results, SummaryRow } from "../core/mod.ts";
import { headlineOf } from "./headline.ts";

/** The number of a model on a task, and its change. */
export interface MatrixRow extends SummaryRow {
  /** Tasks that the model has learnt; `null` where it is none of a sequence. */
  readonly row: number | null;
  /** The difference to the reference; `null` where there is none. */
  readonly change: Estimate | null;
}

/**
 * Lays results out as models by tasks: one row for each model, task and
 * treatment, by the task's first evaluator.
 *
 * @param results The numbers, the comparisons, and how the models hang together.
 * @returns The rows, model by model.
 *
 * @example Usage
 * ```ts
 * import { matrixRows } from "@aftertune/aftertune/reports/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const design = { sequence: null };
 * assertEquals(matrixRows({ summary: [], paired: [], tasks: [], design }), []);
 * ```
 */
export function matrixRows(
  { summary, paired, tasks, design: { sequence } }:
    & Pick<
      Results,
      "summary" | "paired" | "tasks"
    >
    & { readonly design: Pick<Results["design"], "sequence"> },
): MatrixRow[] {
  const key = ({ model, task, treatment }: SummaryRow | Results["paired"][0]) =>
    JSON.stringify([model, task, treatment]);
  const changes = new Map(
    headlineOf(paired, tasks).map((row) => [key(row), row.difference]),
  );
  const rows = headlineOf(summary, tasks).map((one) => {
    const row = sequence?.models.indexOf(one.model) ?? -1;
    return {
      ...one,
      row: row < 0 ? null : row,
      change: changes.get(key(one)) ?? null,
    };
  });
  return [...Map.groupBy(rows, ({ model }) => model).values()].flat();
}

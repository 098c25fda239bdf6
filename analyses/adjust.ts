import type { PairedRow } from "../core/mod.ts";
import { holm } from "../stats/mod.ts";

/**
 * Corrects the p-values of a table for all comparisons that it shows, so that
 * the chance of any false alarm in it stays at the level (Holm's method).
 *
 * @param rows The whole table.
 * @returns The rows with `pAdjusted` set wherever there is a p-value.
 *
 * @example Usage
 * ```ts
 * import { adjust } from "@aftertune/aftertune/analyses/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const row = {
 *   ...{ reference: "base", model: "sft", task: "facts", treatment: "none" },
 *   ...{ evaluator: "exact", metric: "accuracy", better: "higher" as const },
 *   ...{ difference: null, gained: 0, lost: 6, test: "mcnemar_exact" },
 *   ...{ pValue: 0.03125, pAdjusted: null },
 * };
 * const [first, , last] = adjust([row, row, { ...row, pValue: null }]);
 * assertEquals([first?.pAdjusted, last?.pAdjusted], [0.0625, null]);
 * ```
 */
export function adjust(rows: readonly PairedRow[]): PairedRow[] {
  const tested = rows.filter(({ pValue }) => pValue !== null);
  const adjusted = holm(tested.map(({ pValue }) => pValue as number)).values();
  return rows.map((row) => ({
    ...row,
    pAdjusted: row.pValue === null ? null : adjusted.next().value ?? null,
  }));
}

import type { PairedRow } from "../core/mod.ts";
import { type Outcome, outcomeOf } from "./outcome.ts";

/**
 * Finds what an unclear comparison leaves unsaid: clear changes by other
 * evaluators of the same task as it is posed there. Where nothing can be told
 * of refusals, say, the answers may still have become others.
 *
 * @param row A comparison.
 * @param paired All comparisons.
 * @returns The clear changes beside it, the clearest first; none where the
 *   comparison itself is clear or was not made.
 *
 * @example Usage
 * ```ts
 * import { otherChanges } from "@aftertune/aftertune/analyses/mod.ts";
 * import type { PairedRow } from "@aftertune/aftertune/core/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const refused: PairedRow = {
 *   ...{ reference: "base", model: "sft", task: "requests", treatment: "none" },
 *   ...{ evaluator: "refused", metric: "rate", better: "lower" },
 *   difference: { value: 0.01, low: -0.02, high: 0.04, level: 0.95, n: 300 },
 *   ...{ gained: 4, lost: 1, test: "mcnemar_exact", pValue: 0.4, pAdjusted: 1 },
 * };
 * const exact: PairedRow = { ...refused, evaluator: "exact", pAdjusted: 1e-9 };
 * assertEquals(otherChanges(refused, [refused, exact]), [exact]);
 * assertEquals(otherChanges(exact, [refused, exact]), []);
 * ```
 */
export function otherChanges(
  row: PairedRow,
  paired: readonly PairedRow[],
): PairedRow[] {
  if (outcomeOf(row) !== "unclear") return [];
  return paired.filter((other) =>
    other.model === row.model && other.task === row.task &&
    other.treatment === row.treatment && CLEAR.includes(outcomeOf(other))
  ).sort(clearestFirst);
}

const CLEAR: readonly Outcome[] = ["better", "worse"];

/**
 * Orders clear comparisons for sorting. Losses come first, as they may be what
 * is behind a gain: who talks nonsense does not help with harm either. Then by
 * corrected p-value, as sizes of different metrics cannot be set against each
 * other, and by size.
 *
 * @param one A comparison.
 * @param other Another one.
 * @returns Below 0 where the first is to be told first.
 */
export function clearestFirst(one: PairedRow, other: PairedRow): number {
  return losses(other) - losses(one) ||
    (one.pAdjusted ?? 1) - (other.pAdjusted ?? 1) || size(other) - size(one);
}

function losses(row: PairedRow): number {
  return outcomeOf(row) === "worse" ? 1 : 0;
}

function size({ difference }: PairedRow): number {
  return Math.abs(difference?.value ?? 0);
}

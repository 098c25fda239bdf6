import type { PairedRow } from "../core/mod.ts";

/** What a comparison says: for better, for worse, cannot be told, not made. */
export type Outcome = "better" | "worse" | "unclear" | "missing";

/**
 * Reads a comparison. A change can be told from noise where the corrected
 * p-value is below one less the confidence level, such as 0.05 at 95%.
 *
 * @param row The comparison, its p-value corrected.
 * @returns What it says.
 *
 * @example Usage
 * ```ts
 * import { outcomeOf } from "@aftertune/aftertune/analyses/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const difference = { value: -0.2, low: -0.3, high: -0.1, level: 0.95, n: 100 };
 * const row = { difference, pAdjusted: 0.001, better: "higher" } as const;
 * assertEquals(outcomeOf(row), "worse");
 * assertEquals(outcomeOf({ ...row, better: "lower" }), "better");
 * assertEquals(outcomeOf({ ...row, pAdjusted: 0.2 }), "unclear");
 * assertEquals(outcomeOf({ ...row, difference: null }), "missing");
 * ```
 */
export function outcomeOf(
  { difference, pAdjusted, better }: Pick<
    PairedRow,
    "difference" | "pAdjusted" | "better"
  >,
): Outcome {
  if (difference === null) return "missing";
  // Summed, as 1 - 0.95 is a little more than 0.05.
  const clear = pAdjusted !== null && pAdjusted + difference.level < 1;
  if (!clear) return "unclear";
  return (difference.value > 0) === (better === "higher") ? "better" : "worse";
}

import type { Estimate, SummaryRow } from "../../core/mod.ts";
import { countText } from "../number_text.ts";

/** A number that there is. */
export type MeasuredRow = SummaryRow & { readonly estimate: Estimate };

/**
 * Parts the numbers that there are from those that there are not: no format of
 * another program has a place for a number that is missing.
 *
 * @param rows Numbers, some without an estimate.
 * @returns The numbers that there are, and how many are missing, as a sentence
 *   where there are any.
 *
 * @example Usage
 * ```ts
 * import { measuredOf } from "@aftertune/aftertune/reports/exports/measured.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(measuredOf([]), { measured: [], missing: [] });
 * ```
 */
export function measuredOf(
  rows: readonly SummaryRow[],
): { readonly measured: MeasuredRow[]; readonly missing: string[] } {
  const measured = rows.filter((row): row is MeasuredRow =>
    row.estimate !== null
  );
  const missing = leftOut(
    rows.length - measured.length,
    "without an answer that could be scored",
  );
  return { measured, missing };
}

/**
 * Says how many numbers a format has no place for.
 *
 * @param count How many.
 * @param which Which numbers they are, as it follows "number".
 * @returns A sentence, none where there is no such number.
 *
 * @example Usage
 * ```ts
 * import { leftOut } from "@aftertune/aftertune/reports/exports/measured.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(leftOut(2, "under treatments"), ["2 numbers under treatments"]);
 * assertEquals(leftOut(0, "under treatments"), []);
 * ```
 */
export function leftOut(count: number, which: string): string[] {
  if (count === 0) return [];
  return [`${countText(count)} number${count === 1 ? "" : "s"} ${which}`];
}

/**
 * Says how many verdicts a format that keeps answers has no place for.
 *
 * @param measured The numbers that answers were summed up to.
 * @returns A sentence, none where every verdict was reached.
 *
 * @example Usage
 * ```ts
 * import { withoutVerdict } from "@aftertune/aftertune/reports/exports/measured.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(withoutVerdict([{ unscored: 1 }]), ["1 verdict not reached"]);
 * assertEquals(withoutVerdict([{ unscored: 0 }]), []);
 * ```
 */
export function withoutVerdict(
  measured: readonly Pick<MeasuredRow, "unscored">[],
): string[] {
  const count = measured.reduce((sum, { unscored }) => sum + unscored, 0);
  if (count === 0) return [];
  return [`${countText(count)} verdict${count === 1 ? "" : "s"} not reached`];
}

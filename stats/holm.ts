import { checkPValues } from "./check_p_values.ts";

/**
 * Corrects p-values for how many there are, so that the chance of any false
 * alarm stays at the level: Holm's step-down method (Holm 1979,
 * https://www.jstor.org/stable/4615733), valid however the tests depend on
 * each other.
 *
 * @param pValues The p-values of all comparisons.
 * @returns The corrected p-values, in the same order.
 * @throws {RangeError} If a p-value is outside of [0, 1].
 *
 * @example Usage
 * ```ts
 * import { holm } from "@aftertune/aftertune/stats/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(holm([0.5, 0.01, 0.02]), [0.5, 0.03, 0.04]);
 * ```
 */
export function holm(pValues: readonly number[]): number[] {
  checkPValues(pValues);
  const ascending = pValues.map((_, index) => index)
    .sort((one, other) => at(pValues, one) - at(pValues, other));
  const corrected = new Array<number>(pValues.length);
  let floor = 0;
  for (const [rank, index] of ascending.entries()) {
    const scaled = at(pValues, index) * (pValues.length - rank);
    floor = Math.max(floor, Math.min(1, scaled));
    corrected[index] = floor;
  }
  return corrected;
}

function at(values: readonly number[], index: number): number {
  return values[index] as number;
}

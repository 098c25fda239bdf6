/**
 * Refuses what is no p-value.
 *
 * @param pValues The p-values.
 * @throws {RangeError} If one is outside of [0, 1].
 *
 * @example Usage
 * ```ts
 * import { checkPValues } from "@aftertune/aftertune/stats/check_p_values.ts";
 * import { assertThrows } from "@std/assert";
 *
 * assertThrows(() => checkPValues([0.5, 1.1]), RangeError);
 * ```
 */
export function checkPValues(pValues: readonly number[]): void {
  const stray = pValues.find((pValue) => !(pValue >= 0 && pValue <= 1));
  if (stray !== undefined) {
    throw new RangeError(
      `Cannot correct p-values as each must be from 0 to 1: ${stray}`,
    );
  }
}

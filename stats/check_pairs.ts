import { checkFinite } from "./check_finite.ts";

/**
 * Refuses two columns that nothing can be correlated of.
 *
 * @param one The one column.
 * @param other The other column.
 * @throws {RangeError} If their lengths differ, there is no value, or one is
 *   not finite.
 *
 * @example Usage
 * ```ts
 * import { checkPairs } from "@aftertune/aftertune/stats/check_pairs.ts";
 * import { assertThrows } from "@std/assert";
 *
 * assertThrows(() => checkPairs([1, 2], [1]), RangeError);
 * ```
 */
export function checkPairs(
  one: ArrayLike<number>,
  other: ArrayLike<number>,
): void {
  if (one.length !== other.length) {
    throw new RangeError(
      `Cannot correlate as both columns must be as long: ${one.length} and ${other.length} values`,
    );
  }
  checkFinite(one);
  checkFinite(other);
}

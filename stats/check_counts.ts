/**
 * Refuses counts that no proportion can be estimated of.
 *
 * @param successes How many succeeded.
 * @param n Of how many.
 * @throws {RangeError} If n is not a whole number of at least 1, or successes
 *   not one from 0 to n.
 *
 * @example Usage
 * ```ts
 * import { checkCounts } from "@aftertune/aftertune/stats/check_counts.ts";
 * import { assertThrows } from "@std/assert";
 *
 * assertThrows(() => checkCounts(4, 3), RangeError);
 * ```
 */
export function checkCounts(successes: number, n: number): void {
  if (!Number.isSafeInteger(n) || n < 1) {
    throw new RangeError(
      `Cannot estimate a proportion as n must be a whole number of at least 1: ${n}`,
    );
  }
  if (!Number.isSafeInteger(successes) || successes < 0 || successes > n) {
    throw new RangeError(
      `Cannot estimate a proportion as successes must be a whole number from 0 to ${n}: ${successes}`,
    );
  }
}

/**
 * Refuses a mean that nothing can be told of, such as of values too large to be
 * summed.
 *
 * @param mean The mean.
 * @param error Its standard error.
 * @throws {RangeError} If one is not finite, or the error is below 0.
 *
 * @example Usage
 * ```ts
 * import { checkMean } from "@aftertune/aftertune/stats/check_mean.ts";
 * import { assertThrows } from "@std/assert";
 *
 * assertThrows(() => checkMean(0, NaN), RangeError);
 * ```
 */
export function checkMean(mean: number, error: number): void {
  if (Number.isFinite(mean) && error >= 0 && error < Infinity) return;
  throw new RangeError(
    `Cannot judge a mean as it and its standard error must be finite, the latter at least 0: ${mean} and ${error}`,
  );
}

/**
 * Refuses values that no statistic can be made of.
 *
 * @param values The values.
 * @throws {RangeError} If there is none, or one is not finite.
 *
 * @example Usage
 * ```ts
 * import { checkFinite } from "@aftertune/aftertune/stats/check_finite.ts";
 * import { assertThrows } from "@std/assert";
 *
 * assertThrows(() => checkFinite([1, NaN]), RangeError);
 * ```
 */
export function checkFinite(values: ArrayLike<number>): void {
  if (values.length === 0) {
    throw new RangeError(
      "Cannot make a statistic as there must be at least one value: none given",
    );
  }
  for (let index = 0; index < values.length; index++) {
    if (!Number.isFinite(values[index])) {
      throw new RangeError(
        `Cannot make a statistic as every value must be finite: value ${index} is ${
          values[index]
        }`,
      );
    }
  }
}

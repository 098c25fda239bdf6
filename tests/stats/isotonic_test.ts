import { assert, assertAlmostEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import { isotonic } from "../../stats/mod.ts";

const numbers = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), {
  ...{ minLength: 1, maxLength: 12 },
});

Deno.test("a fit that never falls agrees with scipy's", () => {
  // scipy.optimize.isotonic_regression of scipy 1.17.
  const fitted = isotonic([1.5, 1, 4, 6, 5.7, 5, 7.8, 9, 7.5, 9.5, 9]);
  const scipys = [
    ...[1.25, 1.25, 4, 16.7 / 3, 16.7 / 3, 16.7 / 3],
    ...[7.8, 8.25, 8.25, 9.25, 9.25],
  ];
  for (const [row, value] of fitted.entries()) {
    assertAlmostEquals(value, scipys[row] ?? NaN, 1e-12);
  }
});

Deno.test("a fit never falls, keeps the mean, and leaves what never falls as it is", () => {
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  fc.assert(fc.property(numbers, (values) => {
    const fitted = isotonic(values);
    for (const [row, value] of fitted.entries()) {
      assert(row === 0 || value >= (fitted[row - 1] ?? NaN) - 1e-12);
    }
    assertAlmostEquals(mean(fitted), mean(values), 1e-9);
    const sorted = values.toSorted((one, other) => one - other);
    for (const [row, value] of isotonic(sorted).entries()) {
      assertAlmostEquals(value, sorted[row] ?? NaN, 1e-9);
    }
  }));
});

Deno.test("no numbers, or numbers that are not finite, have no fit", () => {
  assertThrows(() => isotonic([]), RangeError, "at least one value");
  assertThrows(() => isotonic([1, NaN]), RangeError, "value 1 is NaN");
});

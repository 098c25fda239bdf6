import { assert, assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import { type Term, weightedSum, wilson } from "../../stats/mod.ts";
import { assertClose, fixtures } from "./fixtures.ts";

const TERM: fc.Arbitrary<Term> = fc.tuple(
  fc.double({ min: -3, max: 3, noNaN: true }),
  fc.nat(50),
  fc.integer({ min: 50, max: 90 }),
).map(([weight, successes, n]) => ({
  weight,
  value: successes / n,
  ...wilson(successes, n, { level: 0.95 }),
}));
const TERMS = fc.array(TERM, { minLength: 1, maxLength: 6 });

Deno.test("sums of estimates agree with Newcombe's interval and with summed errors", () => {
  for (const { terms, ...expected } of fixtures.weighted_sum) {
    const { value, low, high } = weightedSum(terms);
    assertClose(value, expected.value);
    assertClose(low, expected.low);
    assertClose(high, expected.high);
  }
});

Deno.test("the macro mean of two tasks has the error of the design, not the pooled one", () => {
  const errors = [[0.5, 0.02], [0.7, 0.03]];
  const { value, low, high } = weightedSum(
    errors.map(([value = NaN, error = NaN]) => ({
      ...{ weight: 0.5, value, low: value - error, high: value + error },
    })),
  );
  assertClose(value - low, 0.018027756377319945);
  assertClose(high - value, 0.018027756377319945);
});

Deno.test("the order of terms does not matter, and turned signs turn the interval", () => {
  fc.assert(fc.property(TERMS, (terms) => {
    const { value, low, high } = weightedSum(terms);
    const reversed = weightedSum(terms.toReversed());
    assertClose(reversed.low, low);
    assertClose(reversed.high, high);
    const turned = weightedSum(
      terms.map((term) => ({ ...term, weight: -term.weight })),
    );
    assertClose(turned.low, -high);
    assertClose(turned.high, -low);
    assert(low <= value && value <= high);
  }));
});

Deno.test("a sum is known better than its parts are together, and no better than one", () => {
  fc.assert(fc.property(TERMS, (terms) => {
    const { low, high } = weightedSum(terms);
    const widths = terms.map(({ weight, low, high }) =>
      Math.abs(weight) * (high - low)
    );
    const together = widths.reduce((sum, width) => sum + width, 0);
    assert(high - low <= together + 1e-12);
    assert(high - low >= Math.max(...widths) / Math.SQRT2 - 1e-12);
  }));
});

Deno.test("sums of nothing and of what is not known are refused", () => {
  assertEquals(
    assertThrows(() => weightedSum([]), RangeError).message,
    "Cannot make a statistic as there must be at least one value: none given",
  );
  const term = { weight: 1, value: 0, low: NaN, high: 1 };
  assertThrows(() => weightedSum([term]), RangeError);
});

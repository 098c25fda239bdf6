import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import fc from "fast-check";
import { combined, meanOf, type Part } from "../../analyses/combined.ts";
import { weightedSum } from "../../stats/mod.ts";
import { numbersOf } from "./studies.ts";

/** A number with an interval as lopsided as any. */
const part = fc.record({
  value: fc.double({ min: 0.1, max: 0.9, noNaN: true }),
  below: fc.double({ min: 0.001, max: 0.1, noNaN: true }),
  above: fc.double({ min: 0.001, max: 0.1, noNaN: true }),
}).map(({ value, below, above }) => ({
  ...{ value, low: value - below, high: value + above, n: 10, note: null },
}));
const parts = fc.array(part, { minLength: 1, maxLength: 6 });

const apart = (parts: readonly Omit<Part, "label">[]): Part[] =>
  parts.map((part, place) => ({ ...part, label: `${place}` }));

const product = (values: readonly number[]): number =>
  values.reduce((product, value) => product * value, 1);

Deno.test("a mean of independent parts has the interval of their sum", () => {
  fc.assert(fc.property(parts, (parts) => {
    const found = numbersOf(combined(apart(parts), meanOf));
    const weight = 1 / parts.length;
    const expected = weightedSum(parts.map((part) => ({
      ...{ weight, value: part.value, low: part.low, high: part.high },
    })));
    assertAlmostEquals(found.value, expected.value, 1e-12);
    assertAlmostEquals(found.low, expected.low, 1e-12);
    assertAlmostEquals(found.high, expected.high, 1e-12);
  }));
});

Deno.test("parts of one label err together, so that their mean is no surer than they are", () => {
  fc.assert(fc.property(parts, (parts) => {
    const related = parts.map((part) => ({ ...part, label: "same" }));
    const { low, high } = numbersOf(combined(related, meanOf));
    assertAlmostEquals(low, meanOf(parts.map(({ low }) => low)), 1e-12);
    assertAlmostEquals(high, meanOf(parts.map(({ high }) => high)), 1e-12);
  }));
});

Deno.test("whatever is made of parts, its ends are within what all their ends make", () => {
  fc.assert(fc.property(parts, (parts) => {
    const { value, low, high } = numbersOf(
      combined(apart(parts), product) as never,
    );
    assert(product(parts.map(({ low }) => low)) <= low + 1e-12);
    assert(low <= value && value <= high);
    assert(high <= product(parts.map(({ high }) => high)) + 1e-12);
  }));
});

Deno.test("what one part lacks the whole lacks, and says so", () => {
  const whole = { value: 0.5, low: 0.4, high: 0.6, n: 10, note: null };
  const open = { ...whole, low: null, high: null, note: "No interval: why." };
  const none = { ...open, value: null, note: "Not defined: why." };
  const of = (...parts: Omit<Part, "label">[]) => {
    const { value, low, n, note } = combined(apart(parts), meanOf);
    return [value, low, n, note];
  };
  assertEquals(of(whole, open), [0.5, null, 20, "No interval: why."]);
  assertEquals(of(none, whole, none), [null, null, null, "Not defined: why."]);
});

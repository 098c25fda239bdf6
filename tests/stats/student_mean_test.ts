import { assert, assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import {
  clusteredMean,
  stratifiedMean,
  studentMean,
  tost,
} from "../../stats/mod.ts";
import { assertClose, fixtures } from "./fixtures.ts";

const VALUES: fc.Arbitrary<number[]> = fc.array(
  fc.double({ min: -1e6, max: 1e6, noNaN: true }),
  { minLength: 2 },
);

Deno.test("means and their intervals agree with scipy", () => {
  for (const { values, level, mean, low, high } of fixtures.student_mean) {
    const interval = studentMean(values, { level });
    assertClose(interval?.mean ?? NaN, mean);
    assertClose(interval?.low ?? NaN, low);
    assertClose(interval?.high ?? NaN, high);
  }
});

Deno.test("one value has no interval", () => {
  assertEquals(studentMean([0.5], { level: 0.95 }), null);
});

Deno.test("the interval of a mean holds it and mirrors with its values", () => {
  fc.assert(fc.property(VALUES, (values) => {
    const one = studentMean(values, { level: 0.9 });
    const other = studentMean(values.map((value) => -value), { level: 0.9 });
    assert(one !== null && other !== null);
    assert(one.low <= one.mean && one.mean <= one.high);
    assertClose(one.low, -other.high);
  }));
});

Deno.test("the same values again and again narrow the interval of a mean", () => {
  const width = (times: number): number => {
    const values = Array.from({ length: times }, () => [0, 1, 3]).flat();
    const interval = studentMean(values, { level: 0.95 });
    return (interval?.high ?? NaN) - (interval?.low ?? NaN);
  };
  assert(width(1) > width(2) && width(2) > width(10));
});

Deno.test("no mean is made up for nonsense", () => {
  assertEquals(
    assertThrows(() => studentMean([], { level: 0.95 }), RangeError).message,
    "Cannot make a statistic as there must be at least one value: none given",
  );
  assertEquals(
    assertThrows(() => studentMean([1, NaN], { level: 0.95 }), RangeError)
      .message,
    "Cannot make a statistic as every value must be finite: value 1 is NaN",
  );
  assertThrows(() => studentMean([1, 2], { level: 1 }), RangeError);
});

Deno.test("values too large to be summed are refused, not made infinite", () => {
  const options = {
    level: 0.95,
    clusters: ["a", "b"],
    weighting: "macro",
  } as const;
  const huge = { mean: NaN, error: 1, freedom: 1, n: 2 };
  for (
    const make of [
      () => studentMean([1e308, 1e308], options),
      () => studentMean([1e200, -1e200], options),
      () => clusteredMean([1e308, 1e308], options),
      () => stratifiedMean([huge], options),
      () => tost(huge, { margin: 0.1 }),
    ]
  ) {
    assertThrows(
      make,
      RangeError,
      "Cannot judge a mean as it and its standard error must be finite, the latter at least 0: ",
    );
  }
});

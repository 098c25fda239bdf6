import { assert, assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import { wilson } from "../../stats/mod.ts";
import { assertClose, fixtures } from "./fixtures.ts";
import { COUNTS, coverage, LEVEL } from "./proportions.ts";

Deno.test("Wilson intervals agree with statsmodels", () => {
  for (const { successes, n, level, low, high } of fixtures.wilson) {
    const interval = wilson(successes, n, { level });
    assertClose(interval.low, low);
    assertClose(interval.high, high);
  }
});

Deno.test("a Wilson interval holds the proportion and stays within [0, 1]", () => {
  fc.assert(fc.property(COUNTS, LEVEL, ({ successes, n }, level) => {
    const { low, high } = wilson(successes, n, { level });
    const share = successes / n;
    assert(0 <= low && low <= share && share <= high && high <= 1);
    assert(low < high);
  }));
});

Deno.test("counting failures in place of successes mirrors a Wilson interval", () => {
  fc.assert(fc.property(COUNTS, LEVEL, ({ successes, n }, level) => {
    const one = wilson(successes, n, { level });
    const other = wilson(n - successes, n, { level });
    assertClose(one.low, 1 - other.high);
    assertClose(one.high, 1 - other.low);
  }));
});

Deno.test("more samples or less confidence make a Wilson interval narrower", () => {
  const width = (successes: number, n: number, level: number): number => {
    const { low, high } = wilson(successes, n, { level });
    return high - low;
  };
  fc.assert(fc.property(COUNTS, LEVEL, ({ successes, n }, level) => {
    assert(width(2 * successes, 2 * n, level) < width(successes, n, level));
    assert(width(successes, n, level - 0.1) < width(successes, n, level));
  }));
});

Deno.test("a Wilson interval holds its level on average over proportions", () => {
  const covered = coverage(30, (k) => wilson(k, 30, { level: 0.95 }));
  const mean = covered.reduce((sum, each) => sum + each, 0) / covered.length;
  assert(mean > 0.945 && mean < 0.965, `${mean}`);
});

Deno.test("no Wilson interval is made up for nonsense", () => {
  const message = (successes: number, n: number, level = 0.95): string =>
    assertThrows(() => wilson(successes, n, { level }), RangeError).message;
  assertEquals(
    message(0, 0),
    "Cannot estimate a proportion as n must be a whole number of at least 1: 0",
  );
  assertEquals(
    message(4, 3),
    "Cannot estimate a proportion as successes must be a whole number from 0 to 3: 4",
  );
  assertEquals(
    message(1, 3, 95),
    "Cannot make an interval as its level must be between 0 and 1: 95",
  );
  for (const wrong of [NaN, -1, 0.5, Infinity]) {
    message(wrong, 3);
    message(1, wrong);
  }
});

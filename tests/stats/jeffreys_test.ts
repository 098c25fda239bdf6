import { assert, assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import { jeffreys } from "../../stats/mod.ts";
import { assertClose, fixtures } from "./fixtures.ts";
import { COUNTS, coverage, LEVEL } from "./proportions.ts";

Deno.test("Jeffreys intervals agree with statsmodels", () => {
  for (const { successes, n, level, low, high } of fixtures.jeffreys) {
    const interval = jeffreys(successes, n, { level });
    assertClose(interval.low, low);
    assertClose(interval.high, high);
  }
});

Deno.test("a Jeffreys interval mirrors with the proportion and stays within [0, 1]", () => {
  fc.assert(fc.property(COUNTS, LEVEL, ({ successes, n }, level) => {
    const one = jeffreys(successes, n, { level });
    const other = jeffreys(n - successes, n, { level });
    assert(0 <= one.low && one.low < one.high && one.high <= 1);
    assertClose(one.low, 1 - other.high);
    const wider = jeffreys(successes, n, { level: (1 + level) / 2 });
    assert(wider.low < one.low && one.high < wider.high);
  }));
});

Deno.test("a Jeffreys interval holds its level on average over proportions", () => {
  for (const n of [30, 100]) {
    const covered = coverage(n, (k) => jeffreys(k, n, { level: 0.95 }));
    const mean = covered.reduce((sum, each) => sum + each, 0) / covered.length;
    assert(mean > 0.94 && mean < 0.965, `${mean}`);
  }
});

Deno.test("no Jeffreys interval is made up for nonsense", () => {
  assertEquals(
    assertThrows(() => jeffreys(0, 0, { level: 0.95 }), RangeError).message,
    "Cannot estimate a proportion as n must be a whole number of at least 1: 0",
  );
  assertThrows(() => jeffreys(1, 3, { level: 95 }), RangeError);
});

import { assert, assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import { clopperPearson, wilson } from "../../stats/mod.ts";
import { assertClose, fixtures } from "./fixtures.ts";
import { COUNTS, coverage, LEVEL } from "./proportions.ts";

Deno.test("Clopper-Pearson intervals agree with statsmodels", () => {
  for (const { successes, n, level, low, high } of fixtures.clopper_pearson) {
    const interval = clopperPearson(successes, n, { level });
    assertClose(interval.low, low);
    assertClose(interval.high, high);
  }
});

Deno.test("a Clopper-Pearson interval holds the proportion and mirrors with it", () => {
  fc.assert(fc.property(COUNTS, LEVEL, ({ successes, n }, level) => {
    const one = clopperPearson(successes, n, { level });
    const other = clopperPearson(n - successes, n, { level });
    const share = successes / n;
    assert(0 <= one.low && one.low <= share);
    assert(share <= one.high && one.high <= 1);
    assertClose(one.low, 1 - other.high);
  }));
});

Deno.test("more confidence makes a Clopper-Pearson interval wider", () => {
  fc.assert(fc.property(COUNTS, LEVEL, ({ successes, n }, level) => {
    const narrow = clopperPearson(successes, n, { level: level - 0.1 });
    const wide = clopperPearson(successes, n, { level });
    assert(wide.low <= narrow.low && narrow.high <= wide.high);
    assert(wide.high - wide.low > narrow.high - narrow.low);
  }));
});

Deno.test("a Clopper-Pearson interval covers at least its level wherever the truth lies", () => {
  const level = 0.95;
  for (const n of [30, 100]) {
    const exact = coverage(n, (k) => clopperPearson(k, n, { level }));
    assert(Math.min(...exact) >= level);
    // The price, which Wilson's does not pay.
    const approximate = coverage(n, (k) => wilson(k, n, { level }));
    assert(Math.min(...approximate) < level);
  }
});

Deno.test("no Clopper-Pearson interval is made up for nonsense", () => {
  assertEquals(
    assertThrows(() => clopperPearson(4, 3, { level: 0.95 }), RangeError)
      .message,
    "Cannot estimate a proportion as successes must be a whole number from 0 to 3: 4",
  );
  assertThrows(() => clopperPearson(0, 0, { level: 0.95 }), RangeError);
  assertThrows(() => clopperPearson(1, 3, { level: 95 }), RangeError);
});

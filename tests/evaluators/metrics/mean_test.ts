import { assertEquals } from "@std/assert";
import { mean } from "../../../evaluators/metrics/mean.ts";
import { studentMean } from "../../../stats/mod.ts";

Deno.test("a mean has its Student t interval", () => {
  const values = [0.2, 0.9, 0.4];
  const expected = studentMean(values, { level: 0.9 });
  assertEquals(mean.estimate(values, 0.9), {
    value: 0.5,
    low: expected?.low ?? NaN,
    high: expected?.high ?? NaN,
    level: 0.9,
    n: 3,
  });
  assertEquals(mean.binary, false);
});

Deno.test("the mean of none or one is no number", () => {
  assertEquals(mean.estimate([], 0.95), null);
  assertEquals(mean.estimate([0.4], 0.95), null);
});

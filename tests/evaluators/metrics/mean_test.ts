import { assertEquals } from "@std/assert";
import { mean } from "../../../evaluators/metrics/mean.ts";
import { clusteredMean, studentMean } from "../../../stats/mod.ts";

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

Deno.test("the mean of samples that belong together is as sure as there are groups", () => {
  const [values, groups] = [[0.2, 0.9, 0.4], ["a", "a", 2]];
  const { low = NaN, high = NaN } =
    clusteredMean(values, { clusters: groups, level: 0.9 }) ?? {};
  assertEquals(mean.estimate(values, 0.9, groups), {
    ...{ value: 0.5, low, high, level: 0.9, n: 3 },
  });
  assertEquals(mean.estimate(values, 0.9, ["a", "a", "a"]), null);
});

Deno.test("the mean of none or one is no number", () => {
  assertEquals(mean.estimate([], 0.95), null);
  assertEquals(mean.estimate([0.4], 0.95), null);
});

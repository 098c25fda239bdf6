import { assertEquals, assertThrows } from "@std/assert";
import { accuracy } from "../../../evaluators/metrics/accuracy.ts";
import { rate } from "../../../evaluators/metrics/rate.ts";
import { clusteredShare, wilson } from "../../../stats/mod.ts";

for (const metric of [accuracy, rate]) {
  Deno.test(`${metric.name} is a share with its Wilson interval`, () => {
    assertEquals(metric.estimate([1, 0, 1, 1], 0.9), {
      value: 0.75,
      ...wilson(3, 4, { level: 0.9 }),
      level: 0.9,
      n: 4,
    });
  });

  Deno.test(`${metric.name} of samples that belong together is as sure as there are groups`, () => {
    const values = [1, 1, 1, 1, 0, 0];
    const groups = ["a", "a", "b", "b", 5, 5];
    const { low = NaN, high = NaN } =
      clusteredShare(values, { clusters: groups, level: 0.9 }) ?? {};
    assertEquals(metric.estimate(values, 0.9, groups), {
      ...{ value: 4 / 6, low, high, level: 0.9, n: 6 },
    });
    assertEquals(metric.estimate([1, 0], 0.9, ["a", "a"]), null);
  });

  Deno.test(`${metric.name} of nothing is no number`, () => {
    assertEquals(metric.estimate([], 0.95), null);
  });

  Deno.test(`${metric.name} refuses a score that is neither 0 nor 1`, () => {
    assertEquals(
      assertThrows(() => metric.estimate([1, 0.5], 0.95), RangeError).message,
      `Cannot estimate "${metric.name}" as every score must be 0 or 1: 0.5`,
    );
  });
}

Deno.test("reports tell accuracy and rate apart by name", () => {
  assertEquals([accuracy, rate].map(({ name }) => name), ["accuracy", "rate"]);
  assertEquals([accuracy, rate].map(({ binary }) => binary), [true, true]);
});

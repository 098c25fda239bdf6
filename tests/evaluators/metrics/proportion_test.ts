import { assertEquals, assertThrows } from "@std/assert";
import { accuracy } from "../../../evaluators/metrics/accuracy.ts";
import { rate } from "../../../evaluators/metrics/rate.ts";
import { wilson } from "../../../stats/mod.ts";

for (const metric of [accuracy, rate]) {
  Deno.test(`${metric.name} is a share with its Wilson interval`, () => {
    assertEquals(metric.estimate([1, 0, 1, 1], 0.9), {
      value: 0.75,
      ...wilson(3, 4, { level: 0.9 }),
      level: 0.9,
      n: 4,
    });
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

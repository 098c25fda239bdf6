import { assertEquals } from "@std/assert";
import { bootstrapInterval } from "../../stats/bootstrap_interval.ts";
import { assertClose, fixtures } from "./fixtures.ts";

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

const resamplesOf = (values: readonly number[], draws: Float64Array) => ({
  estimate: meanOf(values),
  draws,
  n: values.length,
  leftOut: () =>
    values.map((_, row) => meanOf(values.filter((_, other) => other !== row))),
});

Deno.test("intervals of the same resamples agree with scipy", () => {
  for (const fixture of fixtures.bootstrap_interval) {
    const { values, draws, level } = fixture;
    const resamples = resamplesOf(values, Float64Array.from(draws));
    for (const method of ["percentile", "bca", "expanded"] as const) {
      const { low, high } = bootstrapInterval(resamples, { level, method });
      assertClose(low, fixture[method][0] ?? NaN);
      assertClose(high, fixture[method][1] ?? NaN);
    }
  }
});

Deno.test("all 46,656 resamples of six values give the reference intervals", () => {
  const values = [0, 1, 1, 0.5, 0.25, 1];
  const draws = Float64Array.from({ length: 6 ** 6 }, (_, index) => {
    let sum = 0;
    for (let k = 0; k < 6; k++) {
      sum += values[Math.floor(index / 6 ** k) % 6] ?? NaN;
    }
    return sum / 6;
  });
  for (const method of ["percentile", "bca"] as const) {
    const { low, high } = bootstrapInterval(resamplesOf(values, draws), {
      level: 0.95,
      method,
    });
    assertClose(low, 0.29166666666666669);
    assertClose(high, 0.91666666666666663);
  }
});

Deno.test("where resamples do not vary the interval is the point", () => {
  for (const method of ["percentile", "bca", "expanded"] as const) {
    const resamples = resamplesOf([2, 2, 2], Float64Array.of(2, 2));
    assertEquals(bootstrapInterval(resamples, { level: 0.95, method }), {
      low: 2,
      high: 2,
    });
  }
});

Deno.test("an estimate beyond all resamples still has a corrected interval", () => {
  const resamples = {
    estimate: 9,
    draws: Float64Array.of(1, 2, 3),
    n: 3,
    leftOut: () => [8, 9, 10],
  };
  const interval = bootstrapInterval(resamples, { level: 0.9, method: "bca" });
  assertEquals(interval.high <= 3 && interval.low >= 1, true);
});

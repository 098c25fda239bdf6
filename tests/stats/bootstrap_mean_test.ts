import {
  assert,
  assertAlmostEquals,
  assertEquals,
  assertThrows,
} from "@std/assert";
import fc from "fast-check";
import { bootstrapMean, randomStream } from "../../stats/mod.ts";
import { fixtures } from "./fixtures.ts";

const level = 0.95;

const resample = (values: readonly number[]): { low: number; high: number } =>
  bootstrapMean(values, { level, random: randomStream("test") });

Deno.test("percentiles come within a step of the exact law of resampled pairs", () => {
  for (const { gained, lost, n, low, high } of fixtures.bootstrap_mean) {
    const differences = Array.from(
      { length: n },
      (_, index) => index < gained ? 1 : index < gained + lost ? -1 : 0,
    );
    const interval = resample(differences);
    assertAlmostEquals(interval.low, low, 1.01 / n);
    assertAlmostEquals(interval.high, high, 1.01 / n);
  }
});

Deno.test("few values come near the percentiles of all their resamples", () => {
  // All 46,656 resamples, in Python.
  const { low, high } = resample([0, 1, 1, 0.5, 0.25, 1]);
  assertAlmostEquals(low, 0.2916666667, 0.0417);
  assertAlmostEquals(high, 0.9166666667, 0.0417);
});

Deno.test("resampling by groups and by rows give the same interval", () => {
  const groups = Array.from({ length: 1000 }, (_, k) => k % 10 === 0 ? 1 : 0);
  // Values that all differ a little are resampled row by row.
  const rows = groups.map((value, index) => value + index * 1e-9);
  const [one, other] = [resample(groups), resample(rows)];
  assertAlmostEquals(one.low, other.low, 0.0015);
  assertAlmostEquals(one.high, other.high, 0.0015);
});

Deno.test("the same stream gives the same interval, in whatever order values come", () => {
  const values = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), {
    minLength: 1,
    maxLength: 20,
  });
  fc.assert(
    fc.property(values, (values) => {
      const options = () => ({ level, random: randomStream(7), draws: 200 });
      const interval = bootstrapMean(values, options());
      assertEquals(bootstrapMean(values.toReversed(), options()), interval);
      const { low, high } = interval;
      assert(Math.min(...values) <= low + 1e-12 && low <= high);
      assert(high <= Math.max(...values) + 1e-12);
    }),
    { numRuns: 50 },
  );
});

Deno.test("more samples make a bootstrap interval narrower", () => {
  const widths = [1, 4, 16].map((times) => {
    const { low, high } = resample(
      Array.from({ length: times }, () => [0, 0.2, 0.7, 1]).flat(),
    );
    return high - low;
  });
  assertEquals(widths, widths.toSorted((one, other) => other - one));
});

Deno.test("the bootstrap refuses nonsense", () => {
  const random = randomStream();
  assertThrows(() => bootstrapMean([], { level, random }), RangeError);
  assertThrows(() => bootstrapMean([NaN], { level, random }), RangeError);
  assertThrows(() => bootstrapMean([1], { level: 1, random }), RangeError);
  assertEquals(
    assertThrows(
      () => bootstrapMean([1], { level, random, draws: 0.5 }),
      RangeError,
    ).message,
    "Cannot resample as draws must be a whole number of at least 1: 0.5",
  );
});

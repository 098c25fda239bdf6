import {
  assert,
  assertAlmostEquals,
  assertEquals,
  assertThrows,
} from "@std/assert";
import fc from "fast-check";
import { bootstrap, bootstrapMean, randomStream } from "../../stats/mod.ts";
import { everyMean } from "../../stats/every_mean.ts";
import { resampledMeans } from "../../stats/resampled_means.ts";
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

Deno.test("five values or fewer have the interval of all their resamples, and nothing is drawn", () => {
  const random = () => {
    throw new Error("Drawn");
  };
  // All 3,125 resamples, in Python.
  const { low, high } = bootstrapMean([0, 1, 1, 0.5, 0.25], { level, random });
  assertAlmostEquals(low, 0.2, 1e-12);
  assertAlmostEquals(high, 0.9, 1e-12);
  assertEquals(bootstrapMean([3], { level, random }), { low: 3, high: 3 });
});

Deno.test("what is drawn of a few values comes near what all their resamples give", () => {
  const score = fc.integer({ min: -4, max: 4 }).map((quarters) => quarters / 4);
  const few = fc.array(score, { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(few, (values) => {
      const draws = 20_000;
      const all = everyMean(values, draws) ?? new Float64Array();
      const random = randomStream("few");
      const drawn = resampledMeans(values, { draws, random });
      for (const place of [-0.75, -0.25, 0, 0.25, 0.75]) {
        const shareOf = (means: Float64Array) =>
          means.filter((mean) => mean < place - 1e-9).length / draws;
        assertAlmostEquals(shareOf(drawn), shareOf(all), 0.02);
      }
    }),
    { numRuns: 25 },
  );
});

Deno.test("resampling by bins and by rows give the same interval", () => {
  const next = randomStream("values");
  // Two in a hundred values lie far out, as rewards may.
  const values = Array.from({ length: 600 }, (_, k) => {
    const value = next();
    return k % 50 === 0 ? 40 * value : value;
  });
  const rows = bootstrap(600, (rows) => {
    const sum = rows.reduce((sum, row) => sum + (values[row] ?? NaN), 0);
    return sum / rows.length;
  }, { level, random: randomStream("rows") });
  const bins = resample(values);
  const width = bins.high - bins.low;
  assertAlmostEquals(bins.low, rows?.low ?? NaN, 0.03 * width);
  assertAlmostEquals(bins.high, rows?.high ?? NaN, 0.03 * width);
});

Deno.test("resampled means spread as the values say, few numbers or many", () => {
  const samples = {
    few: Array.from({ length: 1000 }, (_, k) => k % 10 === 0 ? 1 : 0),
    many: Array.from({ length: 1000 }, (_, k) => k ** 2 / 1e6),
    flips: Array.from(
      { length: 20_000 },
      (_, k) => [1, -1, 0, 0, 0][k % 5] ?? 0,
    ),
    some: Array.from({ length: 100 }, (_, k) => k / 100),
    eight: [0, 0, 0, 0, 1, 1, 1, 1],
    twelve: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1],
  };
  for (const [name, values] of Object.entries(samples)) {
    const n = values.length;
    const mean = values.reduce((sum, value) => sum + value, 0) / n;
    const variance = values.reduce((sum, each) => sum + (each - mean) ** 2, 0) /
      n ** 2;
    const random = randomStream("spread", name);
    const means = resampledMeans(values, { draws: 20_000, random });
    const centre = means.reduce((sum, each) => sum + each, 0) / 20_000;
    const spread = means.reduce((sum, each) => sum + (each - centre) ** 2, 0) /
      20_000;
    assertAlmostEquals(centre, mean, 4 * Math.sqrt(variance / 20_000), name);
    assertAlmostEquals(spread / variance, 1, 0.04, name);
  }
});

Deno.test("whole clusters are resampled where they are named", () => {
  const next = randomStream("clusters");
  const passages = Array.from({ length: 200 }, next);
  const clusters = passages.flatMap((_, index) => [index, index, index]);
  const values = clusters.map((index) => passages[index] ?? NaN);
  const options = () => ({ level, random: randomStream(2) });
  const { low, high } = bootstrapMean(values, { ...options(), clusters });
  const single = bootstrapMean(passages, options());
  assertAlmostEquals(low, single.low, 0.005);
  assertAlmostEquals(high, single.high, 0.005);
  const plain = bootstrapMean(values, options());
  assertAlmostEquals(
    (high - low) / (plain.high - plain.low),
    Math.sqrt(3),
    0.1,
  );
  assertThrows(
    () => bootstrapMean([1, 2], { ...options(), clusters: ["a", "a"] }),
    RangeError,
    "Cannot resample clusters as there must be at least two: 1",
  );
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

Deno.test("an interval goes along with the unit of measure, however it is read", () => {
  const some = [0, 1, 1, 0.5, 0.25, 1, 3, 0.125];
  const many = Array.from({ length: 700 }, (_, k) => Math.sin(k) ** 3);
  for (const method of ["percentile", "expanded", "bca"] as const) {
    for (const values of [some, many]) {
      const interval = (values: number[], level: number) =>
        bootstrapMean(values, { level, method, random: randomStream(3) });
      const { low, high } = interval(values, 0.9);
      const percent = interval(values.map((value) => 100 * value + 7), 0.9);
      assertAlmostEquals(percent.low, 100 * low + 7, 1e-9);
      assertAlmostEquals(percent.high, 100 * high + 7, 1e-9);
      const wider = interval(values, 0.95);
      assert(wider.low <= low && high <= wider.high);
    }
  }
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

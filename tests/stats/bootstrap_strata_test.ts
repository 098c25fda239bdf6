import { assertAlmostEquals, assertEquals, assertThrows } from "@std/assert";
import {
  bootstrapMean,
  bootstrapStrata,
  randomStream,
  stratifiedMean,
  studentMean,
} from "../../stats/mod.ts";
import { fixtures } from "./fixtures.ts";

const level = 0.95;
const random = (name: string) => randomStream("strata", name);
const macro = (means: Float64Array): number =>
  means.reduce((sum, mean) => sum + mean, 0) / means.length;

Deno.test("the harmonic mean's interval agrees with scipy's of many draws", () => {
  for (const { strata, low, high } of fixtures.bootstrap_strata) {
    const interval = bootstrapStrata(
      strata,
      ([one = 0, other = 0]) =>
        one + other === 0 ? 0 : 2 * one * other / (one + other),
      { level, random: random("scipy"), draws: 40_000 },
    );
    assertAlmostEquals(interval?.low ?? NaN, low, 0.01);
    assertAlmostEquals(interval?.high ?? NaN, high, 0.01);
  }
});

Deno.test("a single stratum is resampled as a mean is", () => {
  const values = [0.2, 0.9, 0.4, 0.4, 0.7, 1, 0, 0.55];
  assertEquals(
    bootstrapStrata([values], ([mean = NaN]) => mean, {
      level,
      random: random("one"),
    }),
    bootstrapMean(values, { level, random: random("one") }),
  );
});

Deno.test("strata of many samples have the interval that errors in closed form give", () => {
  const strata = [400, 900].map((n, at) =>
    Array.from({ length: n }, (_, k) => k % (at + 3) === 0 ? 1 : 0)
  );
  const interval = bootstrapStrata(strata, macro, {
    level,
    random: random("closed"),
  });
  const closed = stratifiedMean(
    strata.flatMap((values) => studentMean(values, { level }) ?? []),
    { level, weighting: "macro" },
  );
  assertAlmostEquals(interval?.low ?? NaN, closed.low, 0.002);
  assertAlmostEquals(interval?.high ?? NaN, closed.high, 0.002);
});

Deno.test("a statistic that some resample does not define has no interval", () => {
  const ratio = ([one = 0, other = 0]: Float64Array) =>
    other === 0 ? null : one / other;
  const options = { level, random: random("null"), draws: 200 };
  assertEquals(bootstrapStrata([[1, 2], [0, 0, 1]], ratio, options), null);
  assertEquals(bootstrapStrata([[1, 2], [0, 0, 0]], ratio, options), null);
});

Deno.test("strata that nothing can be drawn from are refused", () => {
  const options = { level, random: random("none") };
  assertEquals(
    assertThrows(() => bootstrapStrata([], macro, options), RangeError).message,
    "Cannot resample as there must be at least one stratum: none given",
  );
  assertThrows(() => bootstrapStrata([[1], []], macro, options), RangeError);
  assertThrows(() => bootstrapStrata([[1, NaN]], macro, options), RangeError);
});

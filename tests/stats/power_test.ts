import { assert, assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import {
  detectableDifference,
  samplesForDifference,
  samplesForFlips,
} from "../../stats/mod.ts";
import { fixtures } from "./fixtures.ts";

const OPTIONS = { level: 0.95, power: 0.8 };

Deno.test("numbers of samples agree with statsmodels, to nine digits where they have them", () => {
  for (
    const { difference, samples, ...options } of fixtures.samples_for_difference
  ) {
    assertEquals(samplesForDifference(difference, options), samples);
  }
  for (
    const { difference, samples, ...options } of fixtures.samples_for_flips
  ) {
    assertEquals(samplesForFlips(difference, options), samples);
  }
});

Deno.test("the samples that a difference asks for detect it, one fewer does not", () => {
  const difference = fc.double({ min: 0.001, max: 1, noNaN: true });
  const deviation = fc.double({ min: 0.01, max: 10, noNaN: true });
  fc.assert(fc.property(difference, deviation, (difference, deviation) => {
    const options = { ...OPTIONS, deviation };
    const samples = samplesForDifference(difference, options);
    const slack = 1e-12;
    assert(
      detectableDifference(samples, options) <= difference * (1 + slack),
    );
    if (samples === 1) return;
    assert(
      detectableDifference(samples - 1, options) > difference * (1 - slack),
    );
  }));
});

Deno.test("flips ask for a few samples fewer than their spread without a difference", () => {
  fc.assert(fc.property(
    fc.double({ min: 0.01, max: 1, noNaN: true }),
    fc.double({ min: 0.1, max: 1, noNaN: true }),
    (discordance, share) => {
      const difference = share * discordance;
      const flips = samplesForFlips(difference, { ...OPTIONS, discordance });
      const deviation = Math.sqrt(discordance);
      assert(
        flips <= samplesForDifference(difference, { ...OPTIONS, deviation }),
      );
      assertEquals(
        flips,
        samplesForFlips(-difference, { ...OPTIONS, discordance }),
      );
    },
  ));
});

Deno.test("a power of 0.8 is asked for where none is given", () => {
  const { level } = OPTIONS;
  assertEquals(samplesForDifference(0.03, { level, deviation: 1 / 3 }), 969);
  assertEquals(samplesForFlips(0.11, { level, discordance: 0.23 }), 147);
});

Deno.test("no plan is made up for nonsense", () => {
  const message = (plan: () => number): string =>
    assertThrows(plan, RangeError).message;
  const deviation = 0.5;
  assertEquals(
    message(() => samplesForDifference(0, { ...OPTIONS, deviation })),
    "Cannot plan as the difference must be finite and not 0: 0",
  );
  assertEquals(
    message(() => samplesForDifference(0.1, { ...OPTIONS, deviation: 0 })),
    "Cannot plan as the deviation must be a finite number above 0: 0",
  );
  assertEquals(
    message(() => detectableDifference(0, { ...OPTIONS, deviation })),
    "Cannot plan as samples must be a whole number of at least 1: 0",
  );
  assertEquals(
    message(() =>
      detectableDifference(9, { level: 0.95, power: 1, deviation })
    ),
    "Cannot plan as the power must be from 0.5 to below 1: 1",
  );
  assertEquals(
    message(() => samplesForFlips(0.1, { ...OPTIONS, discordance: 1.1 })),
    "Cannot plan as the discordance must be above 0 and at most 1: 1.1",
  );
  assertEquals(
    message(() => samplesForFlips(0.2, { ...OPTIONS, discordance: 0.1 })),
    "Cannot plan as the difference must not be 0 and at most the discordance of 0.1: 0.2",
  );
});

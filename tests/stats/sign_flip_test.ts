import { assert, assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import { mcnemar, randomStream, signFlip } from "../../stats/mod.ts";
import { normalProbability } from "../../stats/normal_probability.ts";
import { assertClose, fixtures } from "./fixtures.ts";

const random = (): number => {
  throw new Error("An exact test draws nothing");
};

Deno.test("exact sign-flip p-values agree with scipy", () => {
  for (const { differences, p_value } of fixtures.sign_flip) {
    assertClose(signFlip(differences, { random }), p_value);
  }
});

Deno.test("of differences of one size the sign-flip test is McNemar's", () => {
  const count = fc.integer({ min: 0, max: 8 });
  fc.assert(
    fc.property(count, count, fc.double({ min: 0.01, max: 9, noNaN: true }), (
      gained,
      lost,
      size,
    ) => {
      const differences = [
        0,
        ...Array<number>(gained).fill(size),
        ...Array<number>(lost).fill(-size),
      ];
      assertClose(signFlip(differences, { random }), mcnemar(gained, lost));
    }),
    { numRuns: 30 },
  );
});

Deno.test("drawn sign patterns come near all of them", () => {
  // 21 changed pairs are beyond the exact test but within McNemar's.
  const differences = [...Array<number>(16).fill(0.1), -0.1, -0.1, -0.1, -0.1]
    .concat(-0.1);
  const drawn = signFlip(differences, { random: randomStream(1) });
  assert(Math.abs(drawn - mcnemar(16, 5)) < 0.001, `${drawn}`);
});

Deno.test("a drawn sign-flip p-value is repeatable in whatever order pairs come, and never 0", () => {
  const next = randomStream("values");
  const differences = Array.from({ length: 100 }, () => next() + 1);
  const options = { draws: 999 };
  const test = (values: readonly number[]): number =>
    signFlip(values, { random: randomStream("flips"), ...options });
  assertEquals(test(differences), 1 / 1000);
  const noise = differences.map((value) => value - 1.45);
  assertEquals(test(noise), test(noise.toReversed()));
  assertEquals(test([...noise, 0, 0]), test(noise));
});

Deno.test("patterns drawn by bins and sign by sign agree, few numbers or many", () => {
  const next = randomStream("many");
  const few = Array.from({ length: 600 }, () => Math.floor(5 * next()) - 2.05);
  const many = Array.from({ length: 600 }, () => next() - 0.47);
  for (const differences of [few, many]) {
    const n = differences.length;
    const mean = differences.reduce((sum, each) => sum + each, 0) / n;
    const size = Math.sqrt(
      differences.reduce((sum, each) => sum + each ** 2, 0) / n,
    );
    // Of so many signs the sum is as good as normal.
    const normal = 2 *
      (1 - normalProbability(Math.abs(mean) / size * n ** 0.5));
    const drawn = signFlip(differences, { random: randomStream("bins") });
    assert(Math.abs(drawn - normal) < 0.005, `${drawn} ${normal}`);
  }
});

Deno.test("where nothing differs the sign-flip p-value is 1", () => {
  assertEquals(signFlip([0, 0, 0], { random }), 1);
});

Deno.test("the sign-flip test refuses nonsense", () => {
  assertThrows(() => signFlip([], { random }), RangeError, "at least one");
  assertThrows(() => signFlip([1, Infinity], { random }), RangeError, "finite");
  assertEquals(
    assertThrows(() => signFlip([1], { random, draws: 0 }), RangeError).message,
    "Cannot resample as draws must be a whole number of at least 1: 0",
  );
});

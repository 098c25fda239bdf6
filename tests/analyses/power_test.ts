import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import fc from "fast-check";
import { power } from "../../analyses/mod.ts";

const flips = (amount: number) => ({ binary: true, amount });
const level = 0.95;

Deno.test("GSM8K finds no less than 2.7 points where 12% of the answers flip, HumanEval no less than 7.6", () => {
  const found = (samples: number) =>
    power({ samples, spread: flips(0.12) }, { level }).detectable ?? NaN;
  assertAlmostEquals(found(1319), 0.0267222, 5e-8);
  assertAlmostEquals(found(164), 0.0758, 5e-5);
});

Deno.test("a difference needs as many samples as McNemar's test does", () => {
  const { needed } = power(
    { samples: 100, spread: flips(0.23) },
    { level, difference: -0.11 },
  );
  assertEquals(needed, 147);
});

Deno.test("scores that are not 0 or 1 need as many samples as their spread says", () => {
  const { needed } = power(
    { samples: 100, spread: { binary: false, amount: 1 / 3 } },
    { level, difference: 0.03 },
  );
  assertEquals(needed, 969);
});

Deno.test("no difference is said to be found that more samples would have to flip for", () => {
  const found = (samples: number) =>
    power({ samples, spread: flips(0.12) }, { level }).detectable;
  const twenty = found(20) ?? NaN;
  assertAlmostEquals(twenty, (1.959963984540 + 0.8416212336) ** 2 / 20, 1e-9);
  assertEquals(found(7), null);
});

Deno.test("a comparison among many finds less and needs more than one alone", () => {
  const samples = fc.integer({ min: 10, max: 100_000 });
  const share = fc.double({ min: 0.01, max: 1, noNaN: true });
  const comparisons = fc.integer({ min: 2, max: 1000 });
  fc.assert(
    fc.property(samples, share, share, comparisons, (...drawn) => {
      const [samples, amount, difference, comparisons] = drawn;
      const planned = { samples, spread: flips(amount) };
      const alone = power(planned, { level, difference });
      const among = power(planned, { level, difference, comparisons });
      assert((among.detectable ?? 1) >= (alone.detectable ?? 1));
      assert((among.needed ?? 0) >= (alone.needed ?? 0));
    }),
  );
});

Deno.test("what a comparison needs and what it finds agree, but for the normal approximation", () => {
  const difference = fc.double({ min: 0.01, max: 0.1, noNaN: true });
  fc.assert(fc.property(difference, (difference) => {
    const spread = flips(0.2);
    const options = { level, difference };
    const { needed } = power({ samples: 1, spread }, options);
    const { detectable } = power({ samples: needed ?? 0, spread }, options);
    assertAlmostEquals(detectable ?? 0, difference, 0.03 * difference);
  }));
});

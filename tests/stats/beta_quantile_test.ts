import { assert } from "@std/assert";
import fc from "fast-check";
import { betaProbability } from "../../stats/beta_probability.ts";
import { betaQuantile } from "../../stats/beta_quantile.ts";
import { assertClose, fixtures } from "./fixtures.ts";

Deno.test("beta quantiles agree with scipy, small ones in their digits", () => {
  for (const { probability, a, b, value } of fixtures.beta_quantile) {
    assertClose(betaQuantile(probability, a, b) / value, 1);
  }
});

const SHAPE: fc.Arbitrary<number> = fc.double({
  min: 0.1,
  max: 1e5,
  noNaN: true,
});

Deno.test("a beta quantile is the number with its probability below", () => {
  const probability = fc.double({ min: 0.001, max: 0.999, noNaN: true });
  fc.assert(fc.property(probability, SHAPE, SHAPE, (probability, a, b) => {
    const x = betaQuantile(probability, a, b);
    assert(x >= 0 && x <= 1);
    // Near 1 the steps of numbers are wider than those of probabilities.
    if (x < 0.999) assertClose(betaProbability(x, a, b), probability);
  }));
});

Deno.test("beta probabilities mirror with their shapes and end at 0 and 1", () => {
  const place = fc.double({ min: 0.001, max: 0.999, noNaN: true });
  fc.assert(fc.property(place, SHAPE, SHAPE, (x, a, b) => {
    assertClose(betaProbability(x, a, b), 1 - betaProbability(1 - x, b, a));
    assert(betaProbability(0, a, b) === 0 && betaProbability(1, a, b) === 1);
  }));
});

import { assertEquals } from "@std/assert";
import { normalProbability } from "../../stats/normal_probability.ts";
import { assertClose, fixtures } from "./fixtures.ts";

Deno.test("normal probabilities undo the quantiles of scipy", () => {
  for (const { probability, value } of fixtures.normal_quantile) {
    assertClose(normalProbability(value), probability);
  }
});

Deno.test("nothing lies beyond infinity", () => {
  assertEquals([-Infinity, 0, Infinity].map(normalProbability), [0, 0.5, 1]);
});

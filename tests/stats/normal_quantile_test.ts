import { assertEquals, assertThrows } from "@std/assert";
import { normalQuantile } from "../../stats/mod.ts";
import { assertClose, fixtures } from "./fixtures.ts";

Deno.test("normal quantiles agree with scipy", () => {
  for (const { probability, value } of fixtures.normal_quantile) {
    assertClose(normalQuantile(probability), value);
  }
});

Deno.test("normal quantiles are symmetric about zero", () => {
  assertEquals(normalQuantile(0.5), 0);
  assertClose(normalQuantile(0.125), -normalQuantile(0.875));
});

Deno.test("no normal quantile is made up outside of (0, 1)", () => {
  for (const probability of [0, 1, -0.1, NaN]) {
    assertThrows(
      () => normalQuantile(probability),
      RangeError,
      `Cannot take a normal quantile as the probability must be between 0 and 1: ${probability}`,
    );
  }
});

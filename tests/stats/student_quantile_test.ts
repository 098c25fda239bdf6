import { assert, assertEquals, assertThrows } from "@std/assert";
import { normalQuantile, studentQuantile } from "../../stats/mod.ts";
import { assertClose, fixtures } from "./fixtures.ts";

Deno.test("t quantiles agree with scipy", () => {
  for (const { probability, freedom, value } of fixtures.student_quantile) {
    assertClose(studentQuantile(probability, freedom), value);
  }
});

Deno.test("t quantiles are symmetric about zero", () => {
  assertEquals(studentQuantile(0.5, 7), 0);
  assertClose(studentQuantile(0.125, 7), -studentQuantile(0.875, 7));
});

Deno.test("t quantiles come down to the normal one as freedom grows", () => {
  const quantiles = [1, 2, 5, 30, 1000].map((freedom) =>
    studentQuantile(0.975, freedom)
  );
  assertEquals(quantiles, quantiles.toSorted((one, other) => other - one));
  assert((quantiles.at(-1) ?? 0) > normalQuantile(0.975));
});

Deno.test("no t quantile is made up for nonsense", () => {
  for (const freedom of [0, -1, NaN, Infinity]) {
    assertThrows(
      () => studentQuantile(0.975, freedom),
      RangeError,
      `Cannot take a t quantile as the degrees of freedom must be a finite number above 0: ${freedom}`,
    );
  }
  assertThrows(() => studentQuantile(1, 3), RangeError);
});

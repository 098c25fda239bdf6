import { assert, assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import { holm } from "../../stats/mod.ts";
import { assertClose, fixtures } from "./fixtures.ts";

const P_VALUES: fc.Arbitrary<number[]> = fc.array(
  fc.double({ min: 0, max: 1, noNaN: true }),
);

Deno.test("Holm's correction agrees with statsmodels", () => {
  for (const { raw, corrected } of fixtures.holm) {
    for (const [index, value] of holm(raw).entries()) {
      assertClose(value, corrected[index] ?? NaN);
    }
  }
});

Deno.test("Holm's correction keeps the order and never lowers a p-value", () => {
  fc.assert(fc.property(P_VALUES, (raw) => {
    const corrected = holm(raw);
    for (const [index, value] of corrected.entries()) {
      assert(value >= (raw[index] ?? 1) && value <= 1);
      assert(value <= Math.min(1, (raw[index] ?? 1) * raw.length));
      for (const [other, another] of corrected.entries()) {
        if ((raw[index] ?? 1) <= (raw[other] ?? 1)) assert(value <= another);
      }
    }
  }));
});

Deno.test("Holm's correction does not depend on the order of the table", () => {
  fc.assert(fc.property(P_VALUES, (raw) => {
    assertEquals(holm(raw.toReversed()), holm(raw).toReversed());
  }));
});

Deno.test("a single comparison needs no correction and none is none", () => {
  assertEquals(holm([0.03]), [0.03]);
  assertEquals(holm([]), []);
});

Deno.test("Holm's correction refuses what is no p-value", () => {
  for (const wrong of [-0.1, 1.1, NaN]) {
    assertEquals(
      assertThrows(() => holm([0.5, wrong]), RangeError).message,
      `Cannot correct p-values as each must be from 0 to 1: ${wrong}`,
    );
  }
});

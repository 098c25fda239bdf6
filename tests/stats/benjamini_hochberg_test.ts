import { assert, assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import { benjaminiHochberg, holm } from "../../stats/mod.ts";
import { assertClose, fixtures } from "./fixtures.ts";

const P_VALUES: fc.Arbitrary<number[]> = fc.array(
  fc.double({ min: 0, max: 1, noNaN: true }),
);

Deno.test("Benjamini and Hochberg's correction agrees with statsmodels", () => {
  for (const { raw, corrected } of fixtures.benjamini_hochberg) {
    for (const [index, value] of benjaminiHochberg(raw).entries()) {
      assertClose(value, corrected[index] ?? NaN);
    }
  }
});

Deno.test("controlling false discoveries asks less than controlling any false alarm", () => {
  fc.assert(fc.property(P_VALUES, (raw) => {
    const strict = holm(raw);
    for (const [index, value] of benjaminiHochberg(raw).entries()) {
      assert(value >= (raw[index] ?? NaN));
      assert(value <= (strict[index] ?? NaN) + 1e-12);
    }
  }));
});

Deno.test("Benjamini and Hochberg's correction keeps the order of p-values, not of the table", () => {
  fc.assert(fc.property(P_VALUES, (raw) => {
    const corrected = benjaminiHochberg(raw);
    assertEquals(
      benjaminiHochberg(raw.toReversed()),
      corrected.toReversed(),
    );
    const ranks = [...raw.keys()].sort((one, other) =>
      (raw[one] ?? NaN) - (raw[other] ?? NaN)
    );
    const ordered = ranks.map((index) => corrected[index] ?? NaN);
    assertEquals(ordered, ordered.toSorted((one, other) => one - other));
  }));
});

Deno.test("Benjamini and Hochberg's correction refuses what is no p-value", () => {
  assertEquals(benjaminiHochberg([]), []);
  assertEquals(
    assertThrows(() => benjaminiHochberg([0.5, NaN]), RangeError).message,
    "Cannot correct p-values as each must be from 0 to 1: NaN",
  );
});

import { assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import { auc } from "../../stats/mod.ts";
import { assertClose, fixtures } from "./fixtures.ts";

const SCORES: fc.Arbitrary<number[]> = fc.array(
  fc.integer({ min: -3, max: 3 }),
  { minLength: 1, maxLength: 20 },
);

Deno.test("areas under the curve are scipy's Mann-Whitney U by the pairs", () => {
  for (const { positives, negatives, auc: area } of fixtures.auc) {
    assertClose(auc(positives, negatives), area);
  }
});

Deno.test("the area is the share of pairs in order, equal ones counted half", () => {
  fc.assert(fc.property(SCORES, SCORES, (positives, negatives) => {
    const wins = positives.flatMap((one) =>
      negatives.map((other) => (1 + Math.sign(one - other)) / 2)
    );
    const share = wins.reduce((sum, win) => sum + win, 0) / wins.length;
    assertClose(auc(positives, negatives), share);
    assertClose(auc(negatives, positives), 1 - share);
  }));
});

Deno.test("there is no area without scores of both kinds", () => {
  assertEquals(auc([1], [0]), 1);
  assertThrows(() => auc([], [0]), RangeError, "at least one value");
  assertThrows(() => auc([1], [NaN]), RangeError, "finite");
});

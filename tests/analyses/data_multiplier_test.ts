import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import fc from "fast-check";
import {
  dataMultiplier,
  type ScoredPlace,
} from "../../analyses/data_multiplier.ts";

/** Places from scores, at 1, 2, 4 and so on times a start. */
function doubling(scores: readonly number[], start = 1): ScoredPlace[] {
  return scores.map((score, row) => ({ at: start * 2 ** row, score }));
}

/** Shares of 100 samples. */
const scores = fc.array(
  fc.integer({ min: 0, max: 100 }).map((right) => right / 100),
  { minLength: 2, maxLength: 8 },
);

Deno.test("a curve that learns eight times as fast needs an eighth, between places too", () => {
  const learns = (at: number): number => 1 - 0.95 * at ** -0.15;
  const places = Array.from({ length: 40 }, (_, row) => 100 * 1.25 ** row);
  const found = dataMultiplier(
    places.map((at) => ({ at, score: learns(at) })),
    places.map((at) => ({ at, score: learns(8 * at) })),
  );
  assertAlmostEquals(found?.value ?? NaN, 8, 0.1);
});

Deno.test("the place between two places is found on the logarithm of the scale", () => {
  // The other one ends at 0.5, halfway from 0.4 at 100 to 0.6 at 400.
  const found = dataMultiplier(
    [{ at: 100, score: 0.4 }, { at: 400, score: 0.6 }],
    [{ at: 10, score: 0.1 }, { at: 20, score: 0.5 }],
  );
  assertAlmostEquals(found?.first ?? NaN, 200, 1e-9);
  assertAlmostEquals(found?.other ?? NaN, 20, 1e-9);
  assertAlmostEquals(found?.score ?? NaN, 0.5, 1e-12);
  assertAlmostEquals(found?.value ?? NaN, 10, 1e-9);
});

Deno.test("a curve needs as much as itself", () => {
  fc.assert(fc.property(scores, (scores) => {
    const curve = doubling(scores);
    assertEquals(dataMultiplier(curve, curve)?.value ?? 1, 1);
  }));
});

Deno.test("turned round, the multiplier is one over itself", () => {
  fc.assert(fc.property(scores, scores, (one, other) => {
    const there = dataMultiplier(doubling(one), doubling(other, 3));
    const back = dataMultiplier(doubling(other, 3), doubling(one));
    assertEquals(there === null, back === null);
    if (there === null || back === null) return;
    assertAlmostEquals(there.value * back.value, 1, 1e-9);
  }));
});

Deno.test("another unit of the scale changes the multiplier by the unit alone", () => {
  fc.assert(fc.property(scores, scores, (one, other) => {
    const plain = dataMultiplier(doubling(one), doubling(other));
    const scaled = dataMultiplier(doubling(one, 5), doubling(other));
    assertEquals(plain === null, scaled === null);
    if (plain === null || scaled === null) return;
    assertAlmostEquals(scaled.value / plain.value, 5, 1e-9);
  }));
});

Deno.test("a place is never beyond the places of its curve", () => {
  fc.assert(fc.property(scores, scores, (one, other) => {
    const found = dataMultiplier(doubling(one), doubling(other, 7));
    if (found === null) return;
    assert(found.first > 1 && found.first <= 2 ** (one.length - 1));
    assert(found.other > 7 && found.other <= 7 * 2 ** (other.length - 1));
  }));
});

Deno.test("curves without a range of scores in common have no multiplier", () => {
  assertEquals(
    dataMultiplier(doubling([0.1, 0.3]), doubling([0.4, 0.6])),
    null,
  );
  assertEquals(
    dataMultiplier(doubling([0.4, 0.6]), doubling([0.1, 0.3])),
    null,
  );
  // What is scored from the first place on may have been scored before it.
  assertEquals(
    dataMultiplier(doubling([0.1, 0.4]), doubling([0.4, 0.6])),
    null,
  );
  // Curves that only fall reach nothing after their first place.
  assertEquals(
    dataMultiplier(doubling([0.6, 0.3]), doubling([0.7, 0.2])),
    null,
  );
  assertEquals(dataMultiplier([], doubling([0.7, 0.2])), null);
});

import { assert, assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import {
  equivalence,
  nonInferiority,
  pairedDifference,
  studentMean,
  tost,
} from "../../stats/mod.ts";
import { assertClose, fixtures } from "./fixtures.ts";

Deno.test("two one-sided tests agree with statsmodels", () => {
  for (const fixture of fixtures.tost) {
    const { before, after, margin } = fixture;
    const difference = pairedDifference(before, after, { level: 0.95 });
    assert(difference !== null);
    const tests = tost(difference, { margin });
    assertClose(tests?.above ?? NaN, fixture.above);
    assertClose(tests?.below ?? NaN, fixture.below);
    assertClose(tests?.equivalent ?? NaN, fixture.equivalent);
  }
});

Deno.test("an interval of level 1 - 2a decides as the one-sided tests at a do", () => {
  const values = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), {
    minLength: 2,
    maxLength: 20,
  });
  const margin = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(fc.property(values, margin, (values, margin) => {
    const difference = studentMean(values, { level: 0.9 });
    if (difference === null) return;
    const tests = tost(difference, { margin });
    if (tests === null) return;
    // Too near to tell from rounding.
    fc.pre(Math.abs(tests.above - 0.05) > 1e-9);
    fc.pre(Math.abs(tests.below - 0.05) > 1e-9);
    const shown = (decision: string): boolean => decision === "shown";
    assertEquals(
      shown(nonInferiority(difference, { margin })),
      tests.above < 0.05,
    );
    assertEquals(
      shown(equivalence(difference, { margin })),
      tests.equivalent < 0.05,
    );
  }));
});

Deno.test("nothing is told from chance where nothing varies", () => {
  const difference = { mean: 0, error: 0, freedom: 9, n: 10 };
  assertEquals(tost(difference, { margin: 0.1 }), null);
  assertThrows(() => tost(difference, { margin: -0.1 }), RangeError);
});

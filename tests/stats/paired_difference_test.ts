import { assert, assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import {
  clusteredMean,
  pairedDifference,
  stratifiedMean,
  studentMean,
} from "../../stats/mod.ts";
import { assertClose, fixtures } from "./fixtures.ts";

const level = 0.95;

const PAIRS: fc.Arbitrary<[number, number][]> = fc.array(
  fc.tuple(
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.double({ min: 0, max: 1, noNaN: true }),
  ),
  { minLength: 4, maxLength: 40 },
);

Deno.test("paired differences and their p-values agree with scipy", () => {
  for (const fixture of fixtures.paired_difference) {
    const { before, after, level } = fixture;
    const difference = pairedDifference(before, after, { level });
    assertClose(difference?.low ?? NaN, fixture.low);
    assertClose(difference?.high ?? NaN, fixture.high);
    assertClose(difference?.pValue ?? NaN, fixture.p_value);
  }
});

Deno.test("differences over two tasks agree with Welch's test in scipy", () => {
  for (const fixture of fixtures.stratified_difference) {
    const { before, after, strata } = fixture;
    const weighting = fixture.weighting === "micro" ? "micro" : "macro";
    const difference = pairedDifference(before, after, {
      level,
      strata,
      weighting,
    });
    assertClose(difference?.freedom ?? NaN, fixture.freedom);
    assertClose(difference?.low ?? NaN, fixture.low);
    assertClose(difference?.high ?? NaN, fixture.high);
    assertClose(difference?.pValue ?? NaN, fixture.p_value);
  }
});

Deno.test("pairs tell more than two columns exactly where scores go together", () => {
  fc.assert(fc.property(PAIRS, (pairs) => {
    const before = pairs.map(([one]) => one);
    const after = pairs.map(([, other]) => other);
    const paired = pairedDifference(before, after, { level })?.error ?? NaN;
    const unpaired = Math.hypot(
      studentMean(before, { level })?.error ?? NaN,
      studentMean(after, { level })?.error ?? NaN,
    );
    const mean = (values: number[]): number =>
      values.reduce((sum, value) => sum + value, 0) / values.length;
    const [centre, other] = [mean(before), mean(after)];
    const covariance = mean(
      pairs.map(([one, two]) => (one - centre) * (two - other)),
    );
    if (covariance > 1e-9) assert(paired < unpaired);
    if (covariance < -1e-9) assert(paired > unpaired);
  }));
});

Deno.test("exchanging the models turns the sign of a difference", () => {
  fc.assert(fc.property(PAIRS, (pairs) => {
    const before = pairs.map(([one]) => one);
    const after = pairs.map(([, other]) => other);
    const clusters = pairs.map((_, row) => row >> 1);
    const one = pairedDifference(before, after, { level, clusters });
    const other = pairedDifference(after, before, { level, clusters });
    assertClose(one?.low ?? NaN, -(other?.high ?? NaN));
    assertEquals(one?.pValue, other?.pValue);
  }));
});

Deno.test("clusters are told apart within each task", () => {
  const before = [0, 0, 0, 0, 0, 0];
  const after = [1, 0, 1, 0.5, 0.25, 1];
  const clusters = ["a", "b", "b", "a", "b", "b"];
  const estimates = [after.slice(0, 3), after.slice(3)].map((values) =>
    clusteredMean(values, { clusters: ["a", "b", "b"], level })
  ).filter((estimate) => estimate !== null);
  const difference = pairedDifference(before, after, {
    level,
    clusters,
    strata: [1, 1, 1, 2, 2, 2],
    weighting: "macro",
  });
  const expected = stratifiedMean(estimates, { level, weighting: "macro" });
  assertClose(difference?.mean ?? NaN, expected.mean);
  assertClose(difference?.low ?? NaN, expected.low);
});

Deno.test("what says nothing of its spread has no interval", () => {
  assertEquals(pairedDifference([0], [1], { level }), null);
  const strata = ["gsm8k", "gsm8k", "facts"];
  assertEquals(pairedDifference([0, 0, 0], [1, 0, 1], { level, strata }), null);
  assertEquals(pairedDifference([0, 0, 0], [1, 1, 1], { level }), null);
});

Deno.test("columns that do not fit are refused", () => {
  assertEquals(
    assertThrows(() => pairedDifference([1], [1, 0], { level }), RangeError)
      .message,
    "Cannot pair as there must be as many scores after as before: 1 before, 2 after",
  );
  assertThrows(
    () => pairedDifference([1, 0], [0, 1], { level, clusters: ["a"] }),
    RangeError,
    "1 labels for 2 values",
  );
  assertThrows(
    () => pairedDifference([1, 0], [0, 1], { level, strata: ["a"] }),
    RangeError,
    "1 labels for 2 values",
  );
  assertThrows(() => pairedDifference([], [], { level }), RangeError);
  assertThrows(() => pairedDifference([NaN], [1], { level }), RangeError);
});

Deno.test("there is no average of no task", () => {
  assertEquals(
    assertThrows(
      () => stratifiedMean([], { level, weighting: "macro" }),
      RangeError,
    ).message,
    "Cannot average as there must be at least one stratum: none given",
  );
});

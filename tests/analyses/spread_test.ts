import { assertAlmostEquals, assertEquals, assertThrows } from "@std/assert";
import { spreadOf } from "../../analyses/mod.ts";

const binary = { binary: true };
const other = { binary: false };

Deno.test("the share of flips is measured on the samples that both models have a score on", () => {
  const reference = [1, 1, 0, 0, null, 1, 0, 1, 1, 1];
  const model = [0, 1, 1, 0, 1, null, 0, 1, 1, 1];
  assertEquals(spreadOf(reference, model, binary)?.amount, 4 / 10);
});

Deno.test("a pilot without a flip does not promise that none will come", () => {
  assertEquals(spreadOf([1, 1, 0], [1, 1, 0], binary)?.amount, 2 / 5);
});

Deno.test("other scores spread by the standard deviation of their differences", () => {
  const spread = spreadOf([0.1, 0.2, 0.3], [0.2, 0.1, 0.3], other);
  assertAlmostEquals(spread?.amount ?? 0, 0.1, 1e-12);
});

Deno.test("nothing is said of how far pairs spread that are too few or do not vary", () => {
  assertEquals(spreadOf([null], [1], binary), null);
  assertEquals(spreadOf([], [], other), null);
  assertEquals(spreadOf([0.5], [0.7], other), null);
  assertEquals(spreadOf([0.5, 0.5], [0.75, 0.75], other), null);
});

Deno.test("scores that are not 0 or 1 are refused where flips are counted", () => {
  assertThrows(
    () => spreadOf([0.5], [1], binary),
    RangeError,
    "Cannot compare binary scores as each must be 0 or 1: 0.5",
  );
});

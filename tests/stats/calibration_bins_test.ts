import { assert, assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import { calibrationBins } from "../../stats/mod.ts";
import { assertClose } from "./fixtures.ts";

const CONFIDENCES = [
  0.95,
  0.91,
  0.88,
  0.85,
  0.72,
  0.66,
  0.61,
  0.55,
  0.43,
  0.31,
];
const CORRECT = [1, 1, 0, 1, 1, 0, 1, 0, 0, 1];

Deno.test("five bins of two answers each are off by 0.167 on average", () => {
  const bins = calibrationBins(CONFIDENCES, CORRECT, 5);
  assertEquals(bins.map(({ n }) => n), [2, 2, 2, 2, 2]);
  const error = bins.reduce(
    (sum, { accuracy, confidence, n }) =>
      sum + Math.abs(accuracy - confidence) * n / 10,
    0,
  );
  assertClose(error, 0.167);
});

Deno.test("ten bins of one answer each are off by what each is off", () => {
  const bins = calibrationBins(CONFIDENCES, CORRECT, 10);
  const expected = CONFIDENCES.map((confidence, row) =>
    Math.abs((CORRECT[row] as number) - confidence)
  );
  for (const [row, { accuracy, confidence }] of bins.toReversed().entries()) {
    assertClose(Math.abs(accuracy - confidence), expected[row] as number);
  }
});

Deno.test("bins hold all answers, and their order changes nothing", () => {
  const answers = fc.array(
    fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 1)),
    { minLength: 1, maxLength: 60 },
  );
  fc.assert(fc.property(answers, fc.integer({ min: 1, max: 12 }), (rows, k) => {
    const binsOf = (rows: [number, number][]) =>
      calibrationBins(rows.map(([one]) => one), rows.map(([, two]) => two), k);
    const bins = binsOf(rows);
    assertEquals(bins.reduce((sum, { n }) => sum + n, 0), rows.length);
    assert(bins.length <= k);
    const again = binsOf(rows.toReversed());
    assertEquals(again.map(({ n }) => n), bins.map(({ n }) => n));
    assertEquals(
      again.map(({ accuracy }) => accuracy),
      bins.map(({ accuracy }) => accuracy),
    );
    for (const [place, { confidence }] of bins.entries()) {
      if (place > 0) assert(confidence > (bins[place - 1]?.confidence ?? 2));
    }
  }));
});

Deno.test("equal confidences share a bin", () => {
  const bins = calibrationBins(
    new Float64Array(9).fill(0.5),
    CORRECT.slice(1),
    5,
  );
  assertEquals(bins.map(({ n, confidence }) => [n, confidence]), [[9, 0.5]]);
});

Deno.test("bins that there cannot be are refused", () => {
  assertThrows(
    () => calibrationBins([0.5], [1], 0),
    RangeError,
    "Cannot calibrate as bins must be a whole number of at least 1: 0",
  );
  assertThrows(
    () => calibrationBins([0.5], [1, 0], 2),
    RangeError,
    "Cannot calibrate as each answer must have a confidence: 2 answers, 1 confidences",
  );
});

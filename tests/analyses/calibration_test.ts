import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import { calibration } from "../../analyses/mod.ts";
import { randomStream } from "../../stats/mod.ts";
import { of, study } from "./studies.ts";

/** The answers of peers.md E9, in the order given there. */
const CONFIDENCES = [
  ...[0.95, 0.91, 0.88, 0.85, 0.72, 0.66, 0.61, 0.55, 0.43, 0.31],
];
const MARKS = "1101101001";

function figuresOf(marks: string, confidences: readonly number[]) {
  return calibration.analyse(study({ base: { facts: marks } }, {
    cells: { facts: { confidences: Float64Array.from(confidences) } },
  }));
}

Deno.test("the Brier score of ten answers is 0.24371, however often they come", () => {
  const times = 5;
  const figures = figuresOf(
    MARKS.repeat(times),
    Array(times).fill(CONFIDENCES).flat(),
  );
  assertAlmostEquals(of("brier", figures)[0]?.value ?? NaN, 0.24371, 1e-12);
  // Five bins of ten: the adaptive error of the ten answers in five bins.
  const [error] = of("expected_calibration_error", figures);
  assertAlmostEquals(error?.value ?? NaN, 0.167, 1e-12);
  const [largest] = of("maximum_calibration_error", figures);
  assertAlmostEquals(largest?.value ?? NaN, 0.365, 1e-12);
  const bins = of("accuracy_at", figures);
  assertEquals(bins.map(({ value, n }) => [value, n]), [
    [0.5, 10],
    [0.5, 10],
    [0.5, 10],
    [0.5, 10],
    [1, 10],
  ]);
  assertAlmostEquals(bins[0]?.at ?? NaN, 0.37, 1e-12);
});

Deno.test("what perfect calibration comes to, and too few answers, are said", () => {
  const figures = figuresOf("01".repeat(50), Array(100).fill(0.5));
  // One bin of 100: √(2/π · 100 · 0.25) / 100.
  assertEquals(
    figures[0]?.note,
    "A perfectly calibrated model would come to about 0.040 here. 100 answers are few, HELM asks for 300.",
  );
  const [few] = figuresOf(MARKS, CONFIDENCES);
  assertEquals(
    [few?.value, few?.note],
    [null, "Not defined: 10 answers are too few, 20 make two bins."],
  );
});

Deno.test("the interval of a calibrated model's error mostly reaches 0, of another not", () => {
  const random = randomStream("calibrated");
  let reached = 0;
  for (let run = 0; run < 60; run++) {
    const sure = Array.from({ length: 300 }, () => 0.3 + 0.7 * random());
    const marks = sure.map((one) => random() < one ? "1" : "0").join("");
    const [error] = figuresOf(marks, sure);
    const { low, value, high } = error ?? { low: 1, value: 1, high: 0 };
    assert((low ?? 1) <= (value ?? 0) && (value ?? 1) <= (high ?? 0));
    if (low === 0) reached++;
  }
  assert(reached >= 55, `${reached}`);
  const sure = Array.from({ length: 300 }, () => 0.7 + 0.3 * random());
  const half = sure.map(() => random() < 0.5 ? "1" : "0").join("");
  const [error] = figuresOf(half, sure);
  assert((error?.low ?? 0) > 0.2, `${error?.low}`);
});

Deno.test("a model that is not asked to choose is not calibrated", () => {
  assertEquals(calibration.analyse(study({ base: { facts: "10" } })), []);
});

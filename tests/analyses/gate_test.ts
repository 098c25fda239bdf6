import { assertAlmostEquals, assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import { gate, type GateOptions } from "../../analyses/mod.ts";

const OPTIONS: GateOptions = {
  ...{ binary: true, worse: "lower", margin: 0.05, confidence: 0.95 },
  ...{ gates: 1, seed: 1 },
};

/** Columns of the reference and the model with so many pairs of each kind. */
function columns(
  { gained, lost, n }: { gained: number; lost: number; n: number },
): [reference: number[], model: number[]] {
  const rows = Array.from({ length: n }, (_, index) => index);
  return [
    rows.map((index) => index < gained ? 0 : 1),
    rows.map((index) => index >= gained && index < gained + lost ? 0 : 1),
  ];
}

const SOME = { gained: 17, lost: 6, n: 100 };

Deno.test("a model that lost nothing passes, one that lost a fifth fails", () => {
  const same = columns({ gained: 0, lost: 0, n: 200 });
  assertEquals(gate(...same, OPTIONS)?.outcome, "pass");
  const worse = columns({ gained: 0, lost: 40, n: 200 });
  assertEquals(gate(...worse, OPTIONS)?.outcome, "fail");
});

Deno.test("the agreed example passes at a margin of two points", () => {
  const decision = gate(...columns(SOME), { ...OPTIONS, margin: 0.02 });
  assertEquals(decision?.outcome, "pass");
  assertAlmostEquals(decision?.difference.level ?? 0, 0.9, 1e-12);
});

Deno.test("samples of one group decide less than as many on their own", () => {
  const scores = columns({ gained: 0, lost: 6, n: 240 });
  const alone = gate(...scores, OPTIONS);
  assertEquals(alone?.outcome, "pass");
  const groups = scores[0].map((_, index) => `passage ${index / 6 | 0}`);
  const grouped = gate(...scores, { ...OPTIONS, groups });
  assertEquals(grouped?.outcome, "inconclusive");
  assertEquals(grouped?.difference.value, alone?.difference.value);
  // Six times as many as of samples on their own, by C / (C − 1) of 40 groups more.
  assertEquals(grouped?.samples, 1484);
});

Deno.test("with too few samples to tell, a gate says how many would decide", () => {
  const few = columns({ gained: 1, lost: 2, n: 40 });
  const decision = gate(...few, OPTIONS);
  assertEquals(decision?.outcome, "inconclusive");
  const { samples = null } = decision ?? {};
  assertEquals(samples !== null && samples > 40, true);
  // At exactly the margin no number of samples decides.
  const atMargin = columns({ gained: 0, lost: 2, n: 40 });
  assertEquals(gate(...atMargin, OPTIONS)?.samples, null);
});

Deno.test("which change is for the worse decides, and either may be", () => {
  const up = columns({ gained: 40, lost: 0, n: 200 });
  assertEquals(gate(...up, { ...OPTIONS, worse: "lower" })?.outcome, "pass");
  assertEquals(gate(...up, { ...OPTIONS, worse: "higher" })?.outcome, "fail");
  assertEquals(gate(...up, { ...OPTIONS, worse: "either" })?.outcome, "fail");
  const same = columns({ gained: 0, lost: 0, n: 200 });
  assertEquals(gate(...same, { ...OPTIONS, worse: "either" })?.outcome, "pass");
});

Deno.test("a wider margin never turns a pass into anything else, nor a fail", () => {
  const rank = { fail: 0, inconclusive: 1, pass: 2 };
  fc.assert(
    fc.property(
      fc.nat(30),
      fc.nat(30),
      fc.double({ min: 0, max: 0.5, noNaN: true }),
      fc.double({ min: 0, max: 0.5, noNaN: true }),
      (gained, lost, one, other) => {
        const pair = columns({ gained, lost, n: 60 });
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        const ranks = [low, high].map((margin) => {
          const outcome = gate(...pair, { ...OPTIONS, margin })?.outcome;
          return rank[outcome ?? "fail"];
        });
        assertEquals((ranks[0] ?? 0) <= (ranks[1] ?? 0), true);
      },
    ),
    { numRuns: 30 },
  );
});

Deno.test("more gates make none of them fail sooner, and leave a pass alone", () => {
  const lost = columns({ gained: 2, lost: 13, n: 100 });
  assertEquals(gate(...lost, { ...OPTIONS, margin: 0.04 })?.outcome, "fail");
  const together = { ...OPTIONS, margin: 0.04, gates: 1000 };
  assertEquals(gate(...lost, together)?.outcome, "inconclusive");
  const same = columns({ gained: 0, lost: 0, n: 200 });
  assertEquals(gate(...same, { ...OPTIONS, gates: 1000 })?.outcome, "pass");
});

Deno.test("without a pair there is no decision", () => {
  assertEquals(gate([null, 1], [1, null], OPTIONS), null);
  assertEquals(gate([], [], OPTIONS), null);
});

Deno.test("a confidence or a number of gates that means nothing is refused", () => {
  for (const confidence of [0.5, 1, 95, NaN]) {
    assertThrows(
      () => gate([1], [1], { ...OPTIONS, confidence }),
      RangeError,
      "Cannot decide a gate as the confidence must be above 0.5 and below 1: ",
    );
  }
  assertThrows(
    () => gate([1], [1], { ...OPTIONS, gates: 0 }),
    RangeError,
    "Cannot decide a gate as it must be one of at least 1: 0",
  );
  assertThrows(
    () => gate([1], [1], { ...OPTIONS, margin: -0.1 }),
    RangeError,
    "margin",
  );
});

Deno.test("samples that would decide are more than those that did not", () => {
  for (const lost of [5, 6, 7, 8, 9, 10]) {
    const pair = columns({ gained: 0, lost, n: 40 });
    const options = { ...OPTIONS, margin: 0.02, gates: 35 };
    const decision = gate(...pair, options);
    if (decision?.outcome !== "inconclusive") continue;
    assertEquals((decision.samples ?? Infinity) > 40, true);
  }
});

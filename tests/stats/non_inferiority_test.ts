import { assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import { equivalence, nonInferiority } from "../../stats/mod.ts";

const END: fc.Arbitrary<number> = fc.double({ min: -1, max: 1, noNaN: true });
const MARGIN: fc.Arbitrary<number> = fc.double({
  min: 0,
  max: 1,
  noNaN: true,
});

Deno.test("a loss within the budget is shown, refuted or left open", () => {
  const decide = (low: number, high: number) =>
    nonInferiority({ low, high }, { margin: 0.02 });
  // 17 gained and 6 lost of 100: Newcombe's interval of the difference.
  assertEquals(decide(0.0178917561, 0.2008390363), "shown");
  assertEquals(decide(-0.0199, 0.3), "shown");
  assertEquals(decide(-0.02, 0.3), "inconclusive");
  assertEquals(decide(-0.3, -0.02), "inconclusive");
  assertEquals(decide(-0.3, -0.0201), "refuted");
});

Deno.test("equivalence is both not to lose and not to win too much", () => {
  fc.assert(fc.property(END, END, MARGIN, (one, other, margin) => {
    const [low, high] = [Math.min(one, other), Math.max(one, other)];
    const lost = nonInferiority({ low, high }, { margin });
    const won = nonInferiority({ low: -high, high: -low }, { margin });
    const decisions = [lost, won];
    assertEquals(
      equivalence({ low, high }, { margin }),
      low === high
        ? "inconclusive"
        : decisions.includes("refuted")
        ? "refuted"
        : decisions.every((each) => each === "shown")
        ? "shown"
        : "inconclusive",
    );
  }));
});

Deno.test("a narrower interval never takes back what a wider one decided", () => {
  fc.assert(fc.property(END, END, END, END, MARGIN, (...numbers) => {
    const margin = numbers.pop() ?? NaN;
    const [low, lower, higher, high] = numbers.toSorted((a, b) => a - b);
    const wide = { low: low ?? NaN, high: high ?? NaN };
    const narrow = { low: lower ?? NaN, high: higher ?? NaN };
    for (const decide of [nonInferiority, equivalence]) {
      const decision = decide(wide, { margin });
      if (decision !== "inconclusive" && narrow.low < narrow.high) {
        assertEquals(decide(narrow, { margin }), decision);
      }
    }
  }));
});

Deno.test("a few pairs without any difference do not show that there is none", () => {
  for (const decide of [nonInferiority, equivalence]) {
    assertEquals(decide({ low: 0, high: 0 }, { margin: 0.1 }), "inconclusive");
  }
});

Deno.test("ends that are not in order are refused", () => {
  for (const decide of [nonInferiority, equivalence]) {
    for (const [low, high] of [[1, 0], [NaN, 1], [0, NaN]] as const) {
      assertEquals(
        assertThrows(() => decide({ low, high }, { margin: 0 }), RangeError)
          .message,
        `Cannot judge a difference as the low end of its interval must be at most the high one: ${low} and ${high}`,
      );
    }
  }
});

Deno.test("a margin must be a number that a difference can be within", () => {
  for (const margin of [-0.01, NaN, Infinity]) {
    for (const decide of [nonInferiority, equivalence]) {
      assertEquals(
        assertThrows(() => decide({ low: 0, high: 1 }, { margin }), RangeError)
          .message,
        `Cannot judge a difference as the margin must be a finite number of at least 0: ${margin}`,
      );
    }
  }
});

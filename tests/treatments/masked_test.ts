import { assert, assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import { randomStream } from "../../stats/mod.ts";
import { masked } from "../../treatments/mod.ts";

const QUESTION = "Mr. Tan's 1,200 pens cost $1.50 each – how many are left?";

/** The words of the question that the masking leaves. */
function left(percent: number, question = QUESTION): string | undefined {
  const sample = { id: "1", question, targets: ["7"] };
  return masked(percent).apply(sample, randomStream(1))?.question;
}

Deno.test("masking leaves all that is no word in its place", () => {
  assertEquals(left(100), "_. _ _ _ _ $_ _ – _ _ _ _?");
});

Deno.test("masking hides the share of words that its name says", () => {
  const hidden = [25, 50, 75].map((percent) =>
    left(percent, "one two three four five six seven eight")?.split("_").length
  );
  assertEquals(hidden, [3, 5, 7]);
});

Deno.test("masking hides forced words in place of the question's", () => {
  const sample = { id: "1", question: "How many?", targets: ["7"] };
  const prefix = " Max has 15. So";
  assertEquals(
    masked(100).apply({ ...sample, prefix }, () => 0),
    { ...sample, prefix: " _ _ _. _" },
  );
});

Deno.test("masking does not apply where the share comes to no word", () => {
  assertEquals(left(25, "Why?"), undefined);
  assertEquals(left(100, "?!"), undefined);
});

Deno.test("masking says which share it masks, for charts to place it", () => {
  assertEquals(masked(25).dose, { of: "words masked", share: 0.25 });
});

Deno.test("masking keeps each word or hides it whole, whatever the text", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme" }),
      fc.integer({ min: 1, max: 100 }),
      fc.integer(),
      (question, percent, seed) => {
        const sample = { id: "1", question, targets: ["7"] };
        const once = masked(percent).apply(sample, randomStream(seed, "1"));
        if (once === null) return;
        assert(once.question !== question);
        assertEquals(
          masked(percent).apply(sample, randomStream(seed, "1")),
          once,
        );
      },
    ),
    { seed: 1 },
  );
});

Deno.test("a share that masks nothing or is none is refused", () => {
  for (const percent of [0, 0.5, 101, NaN]) {
    assertThrows(
      () => masked(percent),
      RangeError,
      `Cannot mask words as the share must be a whole percentage from 1 to 100: it is ${percent}. Mend it`,
    );
  }
});

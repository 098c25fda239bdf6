import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { wordDiff } from "../../reports/page/word_diff.ts";

const WORDS = fc.array(fc.constantFrom("a", "b", "c", " ", "\n", "dd"))
  .map((words) => words.join(" "));

Deno.test("wordDiff() loses and adds no text, whatever the two are", () => {
  fc.assert(fc.property(WORDS, WORDS, (before, after) => {
    const texts = wordDiff(before, after).map((runs) =>
      runs.map(({ text }) => text).join("")
    );
    assertEquals(texts, [before, after]);
  }));
});

Deno.test("wordDiff() leaves the same words unmarked in both texts", () => {
  fc.assert(fc.property(WORDS, WORDS, (before, after) => {
    const [old, young] = wordDiff(before, after).map((runs) =>
      runs.filter(({ differs }) => !differs).map(({ text }) => text).join(" ")
        .replace(/\s+/g, "")
    );
    assertEquals(old, young);
  }));
});

Deno.test("wordDiff() marks nothing in equal texts", () => {
  assertEquals(wordDiff("one two", "one two"), [
    [{ text: "one two", differs: false }],
    [{ text: "one two", differs: false }],
  ]);
});

Deno.test("wordDiff() marks neighbouring words as one run", () => {
  const [before, after] = wordDiff("Sorry, that is not safe.", "Mix  salt.");
  assertEquals([before.length, after.length], [1, 1]);
});

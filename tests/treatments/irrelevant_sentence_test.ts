import { assert, assertEquals, assertMatch } from "@std/assert";
import fc from "fast-check";
import { irrelevantSentence } from "../../treatments/mod.ts";

/** The question with its irrelevant sentence marked as `*`; the random numbers are 0. */
function mark(question: string): string | null {
  const sample = { id: "1", question, targets: ["7"] };
  const treated = irrelevantSentence.apply(sample, () => 0);
  return treated && treated.question.replace("Tom has 2 apples.", "*");
}

const QUESTIONS: readonly [string, string | null][] = [
  [
    "Max has 15 pens. How many pens does Max have now?",
    "Max has 15 pens. * How many pens does Max have now?",
  ],
  ["A. B! C? D. How many? Round up.", "A. B! C? D. * How many? Round up."],
  ["He has 2.  How many is that?", "He has 2. *  How many is that?"],
  ["He has 2.\nHow many is that?", "He has 2. *\nHow many is that?"],
  ['She said "two." How many is that?', 'She said "two." * How many is that?'],
  [
    "It costs $1.50 now. How much did Mr. Tan pay?",
    "It costs $1.50 now. * How much did Mr. Tan pay?",
  ],
  [
    "It opens at 8 a.m. and shuts. 3 men came, how many left?",
    "It opens at 8 a.m. and shuts. * 3 men came, how many left?",
  ],
  ["A train runs. Find its speed.", "A train runs. * Find its speed."],
  ["What is the capital of Kramistan?", null],
  ["Copy the words: river snow", null],
  ["", null],
];

for (const [question, treated] of QUESTIONS) {
  Deno.test(`the irrelevant sentence finds its place in ${JSON.stringify(question)}`, () => {
    assertEquals(mark(question), treated);
  });
}

Deno.test("the irrelevant sentence is for questions about numbers", () => {
  const sample = { id: "1", question: "Hi. Who are you?", targets: ["Max."] };
  assertEquals(irrelevantSentence.apply(sample, () => 0), null);
});

Deno.test("the irrelevant sentence avoids the question's names, things and answer", () => {
  const sample = {
    id: "1",
    question: "Tom and ann's apples. Eva has a PEAR. How many?",
    targets: ["2"],
  };
  const treated = irrelevantSentence.apply(sample, () => 0);
  assertEquals(
    treated?.question,
    "Tom and ann's apples. Eva has a PEAR. Ben has 3 shells. How many?",
  );
});

Deno.test("the irrelevant sentence is the only change, whatever the draw", () => {
  const question = "Max has 15 pens. How many pens does Max have now?";
  const sample = { id: "1", question, targets: ["15"] };
  fc.assert(
    fc.property(
      fc.infiniteStream(
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      ),
      (draws) => {
        const treated = irrelevantSentence.apply(
          sample,
          () => draws.next().value,
        );
        assert(treated !== null);
        const [sentence] = treated.question.match(/(?<=pens\. ).*?\. /) ?? [];
        assertMatch(sentence ?? "", /^[A-Z][a-z]+ has \d+ [a-z]+\. $/);
        assertEquals(treated.question.replace(sentence ?? "", ""), question);
      },
    ),
    { seed: 1 },
  );
});

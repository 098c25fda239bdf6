import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import {
  answerIs,
  type Extractor,
  firstNumber,
  flexibleExtract,
  hash,
  lastNumber,
  matches,
  openInstruct,
  readable,
  strictMatch,
  wholeText,
} from "../../evaluators/mod.ts";
import { generated, sampleOf } from "./answers.ts";

const EXTRACTORS = [
  answerIs,
  firstNumber,
  flexibleExtract,
  hash,
  lastNumber,
  openInstruct,
  strictMatch,
  wholeText,
];

/** What each extractor reads from a text; `null` where it finds nothing. */
const READINGS: readonly [Extractor, string, string | null][] = [
  [hash, "It is 6 × 3 = 18.\n#### 18", "18"],
  [hash, "#### 1,234,567", "1234567"],
  [hash, "#### -5", "-5"],
  [hash, "#### 18.", "18"],
  [hash, "#### 18.00", "18"],
  [hash, "#### 50%", "50"],
  [hash, "#### 3 and then #### 4", "3"],
  [hash, "#### x, so #### 4", "4"],
  [hash, "#### $18", null],
  [hash, "####18", null],
  [hash, "#### 1.000.5", null],
  [hash, "#### ,", null],
  [hash, "#### -", null],
  [hash, "18", null],
  [hash, "", null],

  [strictMatch, "#### 1,234.", "1234"],
  [strictMatch, "#### 18.0", "18.0"],
  [strictMatch, "#### 3 and then #### 4", "3"],
  [strictMatch, "#### $18", null],
  [strictMatch, "The answer is 18.", null],

  [flexibleExtract, "The answer is $1,234.", "1234"],
  [flexibleExtract, "The answer is -5", "-5"],
  [flexibleExtract, "5 and 6 and 7 apples", "7"],
  [flexibleExtract, "#### 18\nSo 18.0 it is.", "18.0"],
  [flexibleExtract, "6 × 3 = 18...", "18.."],
  [flexibleExtract, "no number", null],

  [openInstruct, "5 and -5", "5"],
  [openInstruct, "5 and -5.5", "-5.5"],
  [openInstruct, "1,2,3", "3"],
  [openInstruct, "1,234", "1234"],
  [openInstruct, "18.00", "18.00"],
  [openInstruct, "#### 18.", "18"],
  [openInstruct, "no number", null],

  [lastNumber, "5 and -5", "-5"],
  [lastNumber, "10-3", "3"],
  [lastNumber, "1,2,3", "3"],
  [lastNumber, "1,234,567.50", "1234567.50"],
  [lastNumber, "12,345 and 1234,567", "567"],
  [lastNumber, "It costs -$1,000.", "-1000"],
  [lastNumber, "It costs $.05", ".05"],
  [lastNumber, "#### 18.", "18"],
  [lastNumber, "no number", null],

  [answerIs, "The answer is: 18", "18"],
  [answerIs, "The answer is: 1,234,567", "1234"],
  [answerIs, "The answer is: 1 1/2", "1"],
  [answerIs, "The answer is: $18.", "18"],
  [answerIs, "The answer is: 0.5", "0"],
  [answerIs, "The answer is: 1.5", "2"],
  [answerIs, "The answer is: 2.5", "2"],
  [answerIs, "The answer is: 3.5", "4"],
  [answerIs, "The answer is: -2.5", "-2"],
  [answerIs, "The answer is: -3.5", "-4"],
  [answerIs, "The answer is: -0.5", "0"],
  [answerIs, "The answer is: 2.6", "3"],
  [answerIs, "The answer is: 10/4", "2"],
  [answerIs, "The answer is: 7/0", "7"],
  [answerIs, "The answer is: /5", null],
  [answerIs, "The answer is: 1. The answer is: 2 or 3", "2"],
  [answerIs, "The answer is 18", null],
  [answerIs, "The answer is: none", null],

  [firstNumber, " 3 = 9.", "3"],
  [firstNumber, "-3", "-3"],
  [firstNumber, "10 = 16", "10"],
  [firstNumber, " road 3", null],
  [firstNumber, "", null],

  [wholeText, " Vurok.\n", "Vurok."],
  [wholeText, "  \n", null],
];

for (const [extractor, text, answer] of READINGS) {
  const read = answer === null ? "nothing" : `"${answer}"`;
  Deno.test(`${extractor.name} reads ${read} from ${JSON.stringify(text)}`, () => {
    assertEquals(extractor.read(text), answer);
    assertEquals(readable(extractor).evaluate(sampleOf(), generated(text)), {
      value: answer === null ? 0 : 1,
      answer,
    });
  });
}

/** Whether a text is judged as right against a target. */
const VERDICTS: readonly [Extractor, string, string, 0 | 1][] = [
  [hash, "#### 18.00", "18", 1],
  [hash, "#### 18.00005", "18", 1],
  [hash, "#### 18.001", "18", 0],
  [hash, "#### 1,000", "1000", 1],
  [hash, "#### 1000", "1,000", 1],
  [strictMatch, "#### 18.00", "18", 0],
  [strictMatch, "#### 1,000.", "1000", 1],
  [strictMatch, "#### 1000", "1,000", 1],
  [strictMatch, "#### 18", "6 × 3 = <<6*3=18>>18\n#### 18", 1],
  [flexibleExtract, "It is $18.", "18", 1],
  [flexibleExtract, "It is -5", "5", 0],
  [openInstruct, "It is -5", "-5", 1],
  [openInstruct, "It is -5", "5", 1],
  [openInstruct, "It is 18.00", "18", 0],
  [openInstruct, "It is 1,000", "1,000", 1],
  [openInstruct, "It is 1.4", "14", 1],
  [lastNumber, "It is -5", "-5", 1],
  [lastNumber, "It is -5", "5", 0],
  [lastNumber, "It is 18.00", "18", 1],
  [lastNumber, "It is 1,000", "1000", 1],
  [answerIs, "The answer is: 2.5", "2", 1],
  [answerIs, "The answer is: 2.5", "3", 0],
  [wholeText, " Vurok.\n", "Vurok.", 1],
  [wholeText, " vurok.", "Vurok.", 0],
  [wholeText, " Vurok. Yes.", "Vurok.", 0],
];

for (const [extractor, text, target, value] of VERDICTS) {
  const verdict = value === 1 ? "accepts" : "rejects";
  Deno.test(`${extractor.name} ${verdict} ${JSON.stringify(text)} for ${JSON.stringify(target)}`, () => {
    const score = matches(extractor).evaluate(
      sampleOf(target),
      generated(text),
    );
    assertEquals(score, { value, answer: extractor.read(text) });
  });
}

Deno.test("each of several targets is right", () => {
  const score = (text: string) =>
    matches(wholeText).evaluate(sampleOf("a", "b"), generated(text)).value;
  assertEquals(["a", "b", "c"].map(score), [1, 1, 0]);
});

const HOSTILE = fc.array(
  fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom(
      "#### ",
      "The answer is: ",
      "-",
      ".",
      ",",
      "/",
      "$",
      "0",
      "7",
      "\n",
    ),
  ),
).map((parts) => parts.join(""));

for (const extractor of EXTRACTORS) {
  Deno.test(`${extractor.name} gives every text a verdict`, () => {
    fc.assert(
      fc.property(HOSTILE, HOSTILE, (text, target) => {
        const { value, answer } = matches(extractor)
          .evaluate(sampleOf(target), generated(text));
        assert(value === 0 || value === 1);
        assert(answer !== null || value === 0);
      }),
      { seed: 1 },
    );
  });

  Deno.test(`${extractor.name} reads a number that is written for it`, () => {
    fc.assert(
      fc.property(fc.nat(), (number) => {
        const text = extractor === answerIs
          ? `The answer is: ${number}`
          : extractor === hash || extractor === strictMatch
          ? `#### ${number}`
          : `${number}`;
        assertEquals(extractor.read(text), `${number}`);
      }),
      { seed: 1 },
    );
  });

  Deno.test(`${extractor.name} takes time in proportion to a long text`, () => {
    for (
      const piece of ["1", "#### ", "1,", "-", ".", " ", "The answer is: "]
    ) {
      extractor.read(piece.repeat(1_000_000 / piece.length));
    }
  });
}

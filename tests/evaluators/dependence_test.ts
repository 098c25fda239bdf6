import { assertEquals, assertThrows } from "@std/assert";
import { followsQuestion, keepsOld } from "../../evaluators/mod.ts";
import { generated, sampleOf } from "./answers.ts";

const SAMPLE = { ...sampleOf("3"), details: { new: "3", old: "7" } };

const ANSWERS: readonly [string, number, number][] = [
  [" 3 = 9.", 1, 0],
  [" 7 = 13.", 0, 1],
  [" 37", 0, 0],
  [" road", 0, 0],
  ["", 0, 0],
];

for (const [text, follows, keeps] of ANSWERS) {
  Deno.test(`the dependence probe reads ${JSON.stringify(text)}`, () => {
    const answer = generated(text);
    assertEquals(followsQuestion.evaluate(SAMPLE, answer).value, follows);
    assertEquals(keepsOld.evaluate(SAMPLE, answer).value, keeps);
  });
}

Deno.test("the dependence probe refuses a sample without its numbers", () => {
  const error = assertThrows(
    () => followsQuestion.evaluate(sampleOf("3"), generated("3")),
    TypeError,
  );
  assertEquals(
    error.message,
    'Cannot judge sample "1" as its details must hold "new": they do not',
  );
});

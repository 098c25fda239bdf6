import { assertEquals, assertThrows } from "@std/assert";
import { mostLikely } from "../../evaluators/mod.ts";
import { chosen, sampleOf } from "./answers.ts";

/** Each choice is a character shorter and two bytes longer than the one before it. */
const SAMPLE = { ...sampleOf("ééé"), choices: [" aaaa", " ééé", " 😀😀"] };

Deno.test("the likeliest choice is taken as it is, without the space before it", () => {
  const judge = mostLikely();
  assertEquals(judge.evaluate(SAMPLE, chosen([-2, -1, -3])), {
    value: 1,
    answer: "ééé",
  });
  assertEquals(judge.evaluate(SAMPLE, chosen([-1, -2, -3])), {
    value: 0,
    answer: "aaaa",
  });
});

Deno.test("of equally likely choices the first counts", () => {
  const { answer } = mostLikely().evaluate(SAMPLE, chosen([-1, -1, -1]));
  assertEquals(answer, "aaaa");
  const impossible = mostLikely()
    .evaluate(SAMPLE, chosen([-Infinity, -Infinity, -Infinity]));
  assertEquals(impossible.answer, "aaaa");
});

Deno.test("lengths are code points or bytes, without the space before a choice", () => {
  // Per character: -1.1, -1.0, -1.05; per byte: -1.1, -0.5, -0.2625.
  const answer = chosen([-4.4, -3, -2.1]);
  assertEquals(mostLikely().evaluate(SAMPLE, answer).answer, "😀😀");
  assertEquals(mostLikely("character").evaluate(SAMPLE, answer).answer, "ééé");
  assertEquals(mostLikely("byte").evaluate(SAMPLE, answer).answer, "😀😀");
  const even = chosen([-4, -6.3, -8.4]);
  assertEquals(mostLikely("byte").evaluate(SAMPLE, even).answer, "aaaa");
});

Deno.test("the three ways have names of their own", () => {
  assertEquals(
    [mostLikely(), mostLikely("character"), mostLikely("byte")]
      .map(({ name }) => name),
    ["most_likely", "most_likely_per_character", "most_likely_per_byte"],
  );
});

Deno.test("log-probabilities that do not fit the choices are refused", () => {
  const error = assertThrows(
    () => mostLikely().evaluate(SAMPLE, chosen([-1])),
    RangeError,
  );
  assertEquals(
    error.message,
    'Cannot judge sample "1" as there must be one log-probability for each choice: there are 1 for 3',
  );
});

import { assert, assertEquals } from "@std/assert";
import type { ModelRequest, Sampling } from "../../../core/mod.ts";
import { ask, generate } from "./ask.ts";

/** What is refused, and how. */
type Refused = readonly [what: string, settings: object, error: string];

const NUMBERS: readonly Refused[] = [
  [
    "a mass of 0",
    { topP: 0 },
    "Cannot sample as topP must be above 0 and at most 1: it is 0",
  ],
  [
    "a mass that is no number",
    { topP: Number.NaN },
    "Cannot sample as topP must be above 0 and at most 1: it is NaN",
  ],
  [
    "a mass that is a text",
    { topP: "0.5" },
    'Cannot sample as topP must be above 0 and at most 1: it is "0.5"',
  ],
  [
    "half a token",
    { topK: 0.5 },
    "Cannot sample as topK must be a whole number from 1 on: it is 0.5",
  ],
  [
    "a share above 1",
    { minP: 1.5 },
    "Cannot sample as minP must be from 0 to 1: it is 1.5",
  ],
  [
    "a share that is no number",
    { minP: Number.NaN },
    "Cannot sample as minP must be from 0 to 1: it is NaN",
  ],
  [
    "a penalty of 0",
    { repetitionPenalty: 0 },
    "Cannot sample as repetitionPenalty must be above 0: it is 0",
  ],
  [
    "a penalty that is no number",
    { repetitionPenalty: Number.NaN },
    "Cannot sample as repetitionPenalty must be above 0: it is NaN",
  ],
  [
    "a temperature below 0",
    { temperature: -1 },
    "Cannot sample as temperature must be 0 or a number above it: it is -1",
  ],
  [
    "a temperature that is no number",
    { temperature: Number.NaN },
    "Cannot sample as temperature must be 0 or a number above it: it is NaN",
  ],
  [
    "no temperature",
    { temperature: undefined },
    "Cannot sample as temperature must be 0 or a number above it: it is undefined",
  ],
  [
    "no tokens at all",
    { maxTokens: 0 },
    "Cannot sample as maxTokens must be a whole number from 1 on: it is 0",
  ],
  [
    "two and a half tokens",
    { maxTokens: 2.5 },
    "Cannot sample as maxTokens must be a whole number from 1 on: it is 2.5",
  ],
  [
    "no limit of its tokens",
    { maxTokens: undefined },
    "Cannot sample as maxTokens must be a whole number from 1 on: it is undefined",
  ],
  [
    "a seed that is no number",
    { temperature: 1, seed: Number.NaN },
    "Cannot sample as seed must be a whole number of at most 53 bits: it is NaN",
  ],
  [
    "a seed between two whole numbers",
    { seed: 1.5 },
    "Cannot sample as seed must be a whole number of at most 53 bits: it is 1.5",
  ],
  [
    "a seed that other whole numbers round to, too",
    { seed: 2 ** 53 },
    "Cannot sample as seed must be a whole number of at most 53 bits: it is 9007199254740992",
  ],
];

const TEXTS: readonly Refused[] = [
  [
    "an empty stop string",
    { stop: ["\n", ""] },
    'Cannot sample as stop must be a list of texts, none of them empty: it is ["\\n",""]',
  ],
  [
    "a stop string that stands alone",
    { stop: "\n" },
    'Cannot sample as stop must be a list of texts, none of them empty: it is "\\n"',
  ],
  [
    "no list of stop strings",
    { stop: undefined },
    "Cannot sample as stop must be a list of texts, none of them empty: it is undefined",
  ],
];

const TOKENS: readonly Refused[] = [
  [
    "a token that there is none of",
    { banned: [128] },
    "Cannot sample as each token must be one of the model's 128: 128 is none",
  ],
  [
    "a bias by a name",
    { bias: { the: 1 } },
    'Cannot sample as each token must be one of the model\'s 128: "the" is none',
  ],
  [
    "a bias of no token",
    { bias: { "": 1 } },
    'Cannot sample as each token must be one of the model\'s 128: "" is none',
  ],
  [
    "a token as a text",
    { banned: ["5"] as never },
    'Cannot sample as each token must be one of the model\'s 128: "5" is none',
  ],
  [
    "a token that is null",
    { banned: [null] as never },
    "Cannot sample as each token must be one of the model's 128: null is none",
  ],
  [
    "a bias without end",
    { bias: { 5: -Infinity } },
    "Cannot sample as each bias must be a number that 32 bits hold, up to 3.4e38: that of token 5 is -Infinity. Ban a token that must not come",
  ],
  [
    "a bias that 32 bits have no room for",
    { bias: { 4: 3e38, 5: 1e39 } },
    "Cannot sample as each bias must be a number that 32 bits hold, up to 3.4e38: that of token 5 is 1e+39. Ban a token that must not come",
  ],
  [
    "a bias that is no number",
    { bias: { 5: Number.NaN } },
    "Cannot sample as each bias must be a number that 32 bits hold, up to 3.4e38: that of token 5 is NaN. Ban a token that must not come",
  ],
  [
    "every token banned",
    { banned: Array.from({ length: 128 }, (_, i) => i) },
    "Cannot answer as a token must be left to take: all are banned. Ban fewer",
  ],
];

/** Asks for something that is refused, and for something beside it. */
async function refusal(request: ModelRequest): Promise<string> {
  const answers = await ask([
    generate("before", "one"),
    request,
    generate("after", "two"),
  ]);
  assertEquals(answers.get("before")?.kind, "generated");
  assertEquals(answers.get("after")?.kind, "generated");
  const answer = answers.get(request.id);
  assert(answer?.kind === "failed");
  return answer.error;
}

for (const [what, settings, error] of [...NUMBERS, ...TEXTS, ...TOKENS]) {
  Deno.test(`a request with ${what} is refused and says so`, async () => {
    const sampling = settings as Partial<Sampling>;
    assertEquals(await refusal(generate("bad", "one", sampling)), error);
  });
}

Deno.test("a request for less than no next token, or for a part of one, is refused and says so", async () => {
  const prompt = { kind: "text", text: "one" } as const;
  for (const top of [-1, 1.5, Number.NaN]) {
    assertEquals(
      await refusal({ id: "bad", kind: "next", prompt, top }),
      `Cannot rank the next tokens as top must be a whole number from 0 on: it is ${top}`,
    );
  }
});

import { assert, assertEquals } from "@std/assert";
import type { ModelResponse } from "../../../core/mod.ts";
import { adjustLogits } from "../../../runners/local/adjust_logits.ts";
import { sample } from "../../../runners/local/sample.ts";
import { seededRandom } from "../../../runners/local/random.ts";
import { ask, generate, GREEDY } from "./ask.ts";
import { stubLogits } from "./stub_model.ts";

const LOGITS = Float32Array.of(1, -3, 2, -1, 2.5);
const SEEN = [0, 1, 4];

Deno.test("bias, repetition penalty and bans come in the order of transformers", () => {
  const adjusted = adjustLogits(LOGITS, {
    ...GREEDY,
    ...{ bias: { 0: 0.5, 3: 4 }, repetitionPenalty: 1.25, banned: [2] },
  }, SEEN);
  // SequenceBias, RepetitionPenalty and SuppressTokens of transformers 5.23.
  assertEquals(
    adjusted,
    Float32Array.of(1.5 / 1.25, -3 * 1.25, -Infinity, 3, 2.5 / 1.25),
  );
  assertEquals(LOGITS, Float32Array.of(1, -3, 2, -1, 2.5));
});

Deno.test("tokens less likely than a share of the likeliest are left out", () => {
  const random = seededRandom(3);
  const drawn = new Set<number>();
  const sampling = { ...GREEDY, temperature: 1, minP: Math.exp(-0.6) };
  for (let draw = 0; draw < 500; draw++) {
    drawn.add(sample(LOGITS, sampling, random));
  }
  assertEquals([...drawn].sort(), [2, 4]);
});

/** The stub's reply, a token at a time, with its logits changed. */
function alone(
  text: string,
  change: (logits: Float32Array, seen: readonly number[]) => Float32Array,
): number[] {
  const tokens = [0, ...[...text].map((letter) => letter.charCodeAt(0))];
  const reply: number[] = [];
  while (reply.length < GREEDY.maxTokens) {
    const logits = change(Float32Array.from(stubLogits(tokens)), tokens);
    const token = logits.indexOf(Math.max(...logits));
    tokens.push(token);
    reply.push(token);
    if (token === 1) break;
  }
  return reply;
}

Deno.test("a greedy reply takes the likeliest of the changed logits", async () => {
  const settings = { repetitionPenalty: 1.7, bias: { 97: 3 }, banned: [98] };
  const answers = await ask(
    ["one", "two", "three"].map((text) =>
      generate(text, text, { ...settings, tokens: true })
    ),
  );
  for (const [text, answer] of answers) {
    assert(answer.kind === "generated");
    assertEquals(
      answer.tokens,
      alone(
        text,
        (logits, seen) =>
          adjustLogits(logits, { ...GREEDY, ...settings }, new Set(seen)),
      ),
    );
  }
});

Deno.test("log-probabilities on demand are the model's own", async () => {
  const answers = await ask([generate("a", "one", { logprobs: true })]);
  const answer = answers.get("a");
  assert(answer?.kind === "generated");
  const [first = Number.NaN] = answer.logprobs ?? [];
  const logits = stubLogits([0, ...[..."one"].map((it) => it.charCodeAt(0))]);
  const sum = logits.reduce((sum, logit) => sum + Math.exp(logit), 0);
  const expected = Math.max(...logits) - Math.log(sum);
  assert(Math.abs(first - expected) < 1e-5);
  assertEquals(answer.logprobs?.length, answer.usage.completionTokens);
});

Deno.test("a reply tells of its tokens what was asked for, and is the same", async () => {
  const replies = await ask([
    generate("neither", "one"),
    generate("tokens", "one", { tokens: true }),
    generate("logprobs", "one", { logprobs: true }),
    generate("both", "one", { tokens: true, logprobs: true }),
  ]);
  const both = replies.get("both");
  assert(both?.kind === "generated");
  const { tokens, logprobs, ...reply } = both;
  assertEquals(
    tokens,
    alone("one", (logits) => logits),
  );
  assertEquals(
    ["neither", "tokens", "logprobs"].map((id) => replies.get(id)),
    [
      { ...reply, requestId: "neither" },
      { ...reply, requestId: "tokens", tokens },
      { ...reply, requestId: "logprobs", logprobs },
    ] as ModelResponse[],
  );
});

Deno.test("end tokens of the request take the place of the model's", async () => {
  const plain = await ask([generate("a", "one", { tokens: true })]);
  const answer = plain.get("a");
  assert(answer?.kind === "generated");
  const third = answer.tokens?.[2] as number;
  const ended = (await ask([
    generate("b", "one", { endTokens: [third], tokens: true }),
  ])).get("b");
  assert(ended?.kind === "generated");
  assertEquals(ended.finish, "stop");
  assertEquals(ended.tokens?.at(-1), third);
  assert((ended.tokens?.length ?? 0) <= 3);
});

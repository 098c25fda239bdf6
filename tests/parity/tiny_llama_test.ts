import { assert, assertEquals } from "@std/assert";
import type { Choice } from "../../core/mod.ts";
import { openLocal, openModel } from "../../runners/onnx/mod.ts";
import type { LanguageModel } from "../../runners/local/mod.ts";
import { testLogits } from "./logits.ts";

const DATA = "tests/data/tiny_llama";
const GOLDENS = JSON.parse(Deno.readTextFileSync(`${DATA}/goldens.json`));
const TOKENS: readonly number[] = GOLDENS.tokens;
const TOLERANCE = 1e-4;

/** What runs each of the goldens that transformers and peft gave. */
const VARIANTS: Readonly<Record<string, () => Promise<LanguageModel>>> = {
  base: () => openModel(`${DATA}/base`),
  lora: () => openModel(`${DATA}/base`, { adapter: `${DATA}/lora` }),
  rslora: () => openModel(`${DATA}/base`, { adapter: `${DATA}/rslora` }),
  "untied_bf16_sharded": () => openModel(`${DATA}/untied_bf16_sharded`),
  "linear_fp16": () => openModel(`${DATA}/linear_fp16`),
  "bf16_lora": () =>
    openModel(`${DATA}/untied_bf16_sharded`, { adapter: `${DATA}/bf16_lora` }),
  "fp16_lora": () =>
    openModel(`${DATA}/linear_fp16`, { adapter: `${DATA}/fp16_lora` }),
};

/** Continuations and how lm-evaluation-harness scores them. */
interface Golden {
  readonly prompt: string;
  readonly continuations: readonly string[];
  readonly choices: readonly Choice[];
}

for (const [name, open] of Object.entries(VARIANTS)) {
  testLogits(name, open, { tokens: TOKENS, logits: GOLDENS.logits[name] });
}

Deno.test("the greedy reply is that of transformers", async () => {
  const { prompt, text, tokens } = GOLDENS.greedy;
  await using runner = await openLocal(`${DATA}/base`);
  const [response] = await Array.fromAsync(runner.run([{
    id: "golden",
    kind: "generate",
    prompt: { kind: "text", text: prompt },
    sampling: { maxTokens: tokens.length, stop: [], temperature: 0 },
  }]));
  assert(response?.kind === "generated");
  assertEquals(response.text, text);
  assertEquals(response.usage.completionTokens, tokens.length);
});

Deno.test("bias, repetition penalty and bans change a reply as in transformers", async () => {
  const { penalty, bias, banned, tokens, logprobs } = GOLDENS.changed;
  await using runner = await openLocal(`${DATA}/base`);
  const [response] = await Array.fromAsync(runner.run([{
    id: "changed",
    kind: "generate",
    prompt: { kind: "text", text: GOLDENS.greedy.prompt },
    sampling: {
      ...{ maxTokens: tokens.length, stop: [], temperature: 0 },
      ...{ repetitionPenalty: penalty, bias, banned },
      ...{ endTokens: [], tokens: true, logprobs: true },
    },
  }]));
  assert(response?.kind === "generated");
  assertEquals(response.tokens, tokens);
  assertEquals(response.logprobs?.length, tokens.length);
  for (const [index, logprob] of response.logprobs?.entries() ?? []) {
    assert(Math.abs(logprob - logprobs[index]) <= TOLERANCE);
  }
});

Deno.test("log-probabilities of continuations are those of lm-evaluation-harness", async () => {
  await using runner = await openLocal(`${DATA}/base`);
  const asked: readonly Golden[] = GOLDENS.choices;
  const responses = await Array.fromAsync(runner.run(
    asked.map(({ prompt, continuations }, index) => ({
      id: `${index}`,
      kind: "choose",
      prompt: { kind: "text", text: prompt },
      continuations,
    })),
  ));
  assertEquals(responses.length, asked.length);
  for (const response of responses) {
    assert(response.kind === "chosen");
    const { choices } = asked[Number(response.requestId)] as Golden;
    response.choices.forEach(({ logprob, ...choice }, index) => {
      const { logprob: expected, ...rest } = choices[index] as Choice;
      assertEquals(choice, rest);
      assert(Math.abs(logprob - expected) <= TOLERANCE);
    });
  }
});

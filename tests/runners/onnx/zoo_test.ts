import { assert, assertEquals } from "@std/assert";
import type { GeneratedToken, ModelRequest } from "../../../core/mod.ts";
import {
  openLocal,
  type OpenLocalOptions,
  openModel,
} from "../../../runners/onnx/mod.ts";

const CHECKPOINTS = [
  "base",
  "sft",
  "mft",
  "hft",
  "aligned",
  "large",
  "base-next",
];

const GREEDY = { maxTokens: 60, stop: ["\n"], temperature: 0 };

/** Where a checkpoint or adapter is, or was not made yet. */
async function find(name: string, file: string): Promise<boolean> {
  return await Deno.stat(`models/${name}/${file}`).then(
    () => true,
    () => false,
  );
}

async function questions(file: string, count: number): Promise<ModelRequest[]> {
  const text = await Deno.readTextFile(`tasks/data/${file}.jsonl`);
  return text.split("\n", count).map((line) => {
    const { id, question } = JSON.parse(line);
    return {
      id,
      kind: "generate",
      prompt: { kind: "text", text: `Question: ${question}\nAnswer:` },
      sampling: GREEDY,
    };
  });
}

async function texts(
  folder: string,
  requests: readonly ModelRequest[],
  options: OpenLocalOptions = {},
): Promise<Map<string, string>> {
  await using runner = await openLocal(folder, options);
  const texts = new Map<string, string>();
  for await (const response of runner.run(requests)) {
    assert(response.kind === "generated");
    texts.set(response.requestId, response.text);
  }
  return texts;
}

/** What one token of a cache takes. */
async function tokenBytes(folder: string): Promise<number> {
  await using model = await openModel(folder);
  return model.limits.tokenBytes;
}

/** The tokens of each reply of the base with their log-probabilities. */
async function tokens(
  requests: readonly ModelRequest[],
  options: OpenLocalOptions,
): Promise<Map<string, readonly GeneratedToken[]>> {
  await using runner = await openLocal("models/base", options);
  const tokens = new Map<string, readonly GeneratedToken[]>();
  for await (const response of runner.run(requests)) {
    assert(response.kind === "generated");
    tokens.set(response.requestId, response.tokens ?? []);
  }
  return tokens;
}

for (const name of CHECKPOINTS) {
  Deno.test({
    name: `models/${name}: replies do not depend on what else is asked`,
    ignore: !await find(name, "model.safetensors"),
    fn: async () => {
      const requests = [
        ...await questions("word_problems", 16),
        ...await questions("facts", 16),
      ];
      const together = await texts(`models/${name}`, requests);
      const alone = await texts(`models/${name}`, requests, {
        deterministic: true,
      });
      assertEquals(together.size, requests.length);
      const same = [...together].filter(([id, text]) => alone.get(id) === text);
      // Where two tokens are as likely as each other, rounding may decide.
      assert(same.length >= requests.length - 1, `${same.length} are equal`);
    },
  });
}

Deno.test({
  name:
    "models/base: with little memory requests wait, and replies are the same",
  ignore: !await find("base", "model.safetensors"),
  fn: async () => {
    const requests = await questions("word_problems", 24);
    const expected = await texts("models/base", requests);
    // Room for two or three prompts with their replies.
    const memory = 400 * await tokenBytes("models/base");
    const waited = await texts("models/base", requests, { memory });
    assertEquals(waited.size, requests.length);
    const same = [...waited].filter(([id, text]) => expected.get(id) === text);
    assert(same.length >= requests.length - 1, `${same.length} are equal`);
  },
});

Deno.test({
  name: "models/base: batches move log-probabilities by rounding alone",
  ignore: !await find("base", "model.safetensors"),
  fn: async () => {
    const requests = (await questions("word_problems", 24)).map((request) =>
      ({
        ...request,
        sampling: { ...GREEDY, logprobs: true },
      }) as ModelRequest
    );
    const alone = await tokens(requests, { deterministic: true });
    assertEquals(await tokens(requests, { deterministic: true }), alone);
    const batched = await tokens(requests, {});
    let [worst, compared, different] = [0, 0, 0];
    for (const [id, expected] of alone) {
      for (const [place, { token, logprob }] of expected.entries()) {
        const other = batched.get(id)?.[place];
        compared++;
        if (other?.token !== token) {
          different++;
          break;
        }
        worst = Math.max(worst, Math.abs(logprob - other.logprob));
      }
    }
    assert(compared > 300, `${compared} tokens`);
    // What bench/README.md states.
    assert(worst < 1e-4, `log-probabilities differ by ${worst}`);
    assert(different <= 1, `${different} replies part`);
  },
});

Deno.test({
  name: "models/lora: the adapter changes replies of its base",
  ignore: !await find("lora", "adapter_model.safetensors"),
  fn: async () => {
    const requests = await questions("word_problems", 16);
    const base = await texts("models/base", requests);
    const adapted = await texts("models/base", requests, {
      adapter: "models/lora",
    });
    const changed = [...base].filter(([id, text]) => adapted.get(id) !== text);
    assert(changed.length > 0, "Did the adapter load?");
  },
});

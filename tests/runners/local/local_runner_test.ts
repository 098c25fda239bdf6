import { assert, assertEquals, assertRejects } from "@std/assert";
import fc from "fast-check";
import type {
  GenerateRequest,
  ModelRequest,
  ModelResponse,
  Sampling,
} from "../../../core/mod.ts";
import {
  localRunner,
  type LocalRunnerOptions,
} from "../../../runners/local/mod.ts";
import { stubLogits, stubModel } from "./stub_model.ts";

const GREEDY: Sampling = { maxTokens: 12, stop: [], temperature: 0 };

function generate(
  id: string,
  text: string,
  sampling: Partial<Sampling> = {},
): ModelRequest & GenerateRequest {
  return {
    id,
    kind: "generate",
    prompt: { kind: "text", text },
    sampling: { ...GREEDY, ...sampling },
  };
}

async function ask(
  requests: readonly ModelRequest[],
  options: LocalRunnerOptions = {},
): Promise<Map<string, ModelResponse>> {
  const { model, log } = stubModel();
  const runner = localRunner(model, options);
  const responses = await Array.fromAsync(runner.run(requests));
  assertEquals(responses.length, requests.length, "one response each");
  assertEquals(log.open, 0, "every sequence is closed");
  return new Map(responses.map((response) => [response.requestId, response]));
}

/** What a model gives that computes one request from its very start, without any cache. */
function alone(text: string, { maxTokens, stop }: Sampling): string {
  const tokens = [0, ...[...text].map((letter) => letter.charCodeAt(0))];
  let reply = "";
  for (let count = 0; count < maxTokens; count++) {
    const logits = stubLogits(tokens);
    const token = logits.indexOf(Math.max(...logits));
    if (token === 1) break;
    tokens.push(token);
    if (token > 1) reply += String.fromCharCode(token);
    const end = Math.min(
      ...stop.map((text) => reply.indexOf(text)).filter((at) => at >= 0),
    );
    if (end < Infinity) return reply.slice(0, end);
  }
  return reply;
}

const requestsOf = fc.array(
  fc.record({
    kind: fc.constantFrom("generate", "choose", "next"),
    start: fc.constantFrom(
      "",
      "the same long start of several prompts ",
      "the same",
    ),
    end: fc.string({ unit: fc.constantFrom(..."ab "), maxLength: 6 }),
    maxTokens: fc.integer({ min: 1, max: 20 }),
    continuations: fc.array(
      fc.string({ unit: fc.constantFrom(..."xy"), minLength: 1, maxLength: 4 }),
      { minLength: 1, maxLength: 4 },
    ),
  }),
  { maxLength: 12 },
).map((list) =>
  list.map(({ kind, start, end, maxTokens, continuations }, index) => {
    const prompt = { kind: "text", text: start + end } as const;
    const id = `${index}`;
    switch (kind) {
      case "choose":
        return { id, kind, prompt, continuations } as const;
      case "next":
        return { id, kind, prompt, top: 3 } as const;
      default:
        return generate(id, prompt.text, { maxTokens });
    }
  })
);

Deno.test("whatever is asked together, each request is answered as if alone", async () => {
  await fc.assert(
    fc.asyncProperty(
      requestsOf,
      fc.integer({ min: 1, max: 400 }),
      async (requests: readonly ModelRequest[], memory: number) => {
        const together = await ask(requests, { memory: memory + 100 });
        for (const request of requests) {
          const single = await ask([request], { deterministic: true });
          assertEquals(together.get(request.id), single.get(request.id));
        }
      },
    ),
    { numRuns: 60, seed: 1 },
  );
});

Deno.test("a reply is what the model gives when it is run without any cache", async () => {
  const texts = ["one", "one two", "one two three", "another"];
  const answers = await ask(
    texts.map((text) => generate(text, text, { maxTokens: 40, stop: ["qq"] })),
  );
  for (const text of texts) {
    const answer = answers.get(text);
    assert(answer?.kind === "generated");
    assertEquals(
      answer.text,
      alone(text, { ...GREEDY, maxTokens: 40, stop: ["qq"] }),
    );
  }
});

Deno.test("each common start is computed once", async () => {
  await fc.assert(
    fc.asyncProperty(requestsOf, async (requests) => {
      const scored = requests.filter(({ kind }) => kind !== "generate");
      const { model, log } = stubModel();
      await Array.fromAsync(localRunner(model).run(scored));
      const starts = new Set<string>();
      for (const request of scored) {
        const prompt = "\0" + (request.prompt as { text: string }).text;
        const texts = request.kind === "choose"
          ? request.continuations.map((text) => (prompt + text).slice(0, -1))
          : [prompt];
        for (const text of texts) {
          for (let end = 1; end <= text.length; end++) {
            starts.add(text.slice(0, end));
          }
        }
      }
      assertEquals(log.tokens, starts.size);
    }),
    { numRuns: 60, seed: 2 },
  );
});

Deno.test("choices of one token need no step of their own", async () => {
  const { model, log } = stubModel();
  const prompt = { kind: "text", text: "Is it?" } as const;
  const [answer] = await Array.fromAsync(
    localRunner(model).run([
      { id: "1", kind: "choose", prompt, continuations: ["a", "b", "c"] },
    ]),
  );
  assert(answer?.kind === "chosen");
  assertEquals(log.steps, [1]);
  const logits = stubLogits([0, ...[..."Is it?"].map((l) => l.charCodeAt(0))]);
  const sum = logits.reduce((sum, logit) => sum + Math.exp(logit), 0);
  assertEquals(
    answer.choices.map(({ logprob }) => logprob),
    [..."abc"].map((l) => (logits[l.charCodeAt(0)] ?? 0) - Math.log(sum)),
  );
});

Deno.test("a reply's place is taken as soon as it ends", async () => {
  const { model, log } = stubModel();
  const requests = Array.from(
    { length: 256 },
    (_, index) =>
      generate(`${index}`, `${index} apples`, {
        maxTokens: index % 2 === 0 ? 2 : 40,
      }),
  );
  const answers = await Array.fromAsync(localRunner(model).run(requests));
  const tokens = answers.reduce(
    (sum, answer) =>
      sum +
      (answer.kind === "generated" ? answer.usage.completionTokens ?? 0 : 0),
    0,
  );
  assert(Math.max(...log.grown) <= 64);
  // Each reply's first token comes with its prompt; waves of 64 would take 156 steps.
  const fewest = (tokens - 256) / 64;
  assert(log.grown.length <= fewest + 40, `${log.grown.length} steps`);
});

Deno.test("the memory for the caches is kept to", async () => {
  const { model, log } = stubModel();
  const requests = Array.from(
    { length: 9 },
    (_, index) => generate(`${index}`, `${index}2345`, { maxTokens: 14 }),
  );
  const runner = localRunner(model, { memory: 3 * (6 + 6 + 14) });
  const answers = await Array.fromAsync(runner.run(requests));
  assertEquals(answers.length, 9);
  assert(Math.max(...log.steps) <= 3, `${log.steps}`);
});

Deno.test("a request that no memory suffices for fails and says so", async () => {
  const answers = await ask(
    [generate("long", "x".repeat(50)), generate("short", "x")],
    { memory: 40 },
  );
  const failed = answers.get("long");
  assert(failed?.kind === "failed");
  assertEquals(
    failed.error,
    "Cannot answer as prompt and reply must fit the memory for caches, 40 tokens: the prompt has 51, the reply up to 12. Allow more memory",
  );
  assertEquals(answers.get("short")?.kind, "generated");
});

Deno.test("a prompt that leaves no room for the reply fails, the others go on", async () => {
  const answers = await ask([
    generate("long", "x".repeat(190)),
    generate("short", "x"),
  ]);
  const failed = answers.get("long");
  assert(failed?.kind === "failed");
  assertEquals(
    failed.error,
    "Cannot answer as prompt and reply must fit the model's context of 200 tokens: the prompt has 191, the reply up to 12. Shorten the prompt, use fewer worked examples or ask for fewer tokens",
  );
  assertEquals(answers.get("short")?.kind, "generated");
});

Deno.test("a model whose logits are no numbers fails every request", async () => {
  const { model } = stubModel({ nan: true });
  const prompt = { kind: "text", text: "x" } as const;
  const answers = await Array.fromAsync(
    localRunner(model).run([
      generate("1", "x"),
      { id: "2", kind: "choose", prompt, continuations: ["a", "bc"] },
      { id: "3", kind: "next", prompt, top: 1 },
    ]),
  );
  assertEquals(answers.length, 3);
  for (const answer of answers) {
    assert(answer.kind === "failed");
    assertEquals(
      answer.error,
      "Cannot answer as the model's logits must be numbers: they are NaN. Check the weights for NaN or infinite values",
    );
  }
});

Deno.test("a seed decides a sampled reply, whatever else is asked", async () => {
  const sampling = { temperature: 1.5, topK: 40, topP: 0.95, maxTokens: 30 };
  const seeds = [1, 2, 3, 4, 2 ** 40];
  const requests = seeds.map((seed) =>
    generate(`${seed}`, "Once", { ...sampling, seed })
  );
  const together = await ask(requests);
  const texts = new Set<string>();
  for (const request of requests) {
    const single = await ask([request]);
    assertEquals(single.get(request.id), together.get(request.id));
    const answer = together.get(request.id);
    assert(answer?.kind === "generated");
    texts.add(answer.text);
  }
  assertEquals(texts.size, seeds.length);
});

Deno.test("sampling without a seed is refused", async () => {
  const answers = await ask([generate("1", "x", { temperature: 0.5 })]);
  const answer = answers.get("1");
  assert(answer?.kind === "failed");
  assertEquals(
    answer.error,
    "Cannot sample at temperature 0.5 as the request must carry a seed: it has none",
  );
});

Deno.test("a conversation goes through the template, the forced prefix behind it", async () => {
  const answers = await ask([
    {
      ...generate("chat", ""),
      prompt: {
        kind: "chat",
        messages: [{ role: "user", content: "Hi" }],
        prefix: "Well, ",
      },
    },
    generate("text", "Hi\nWell, "),
  ]);
  const [chat, text] = [answers.get("chat"), answers.get("text")];
  assert(chat?.kind === "generated" && text?.kind === "generated");
  assertEquals(chat.text, text.text);
});

Deno.test("a run stops between two steps and leaves nothing open", async () => {
  const { model, log } = stubModel();
  const controller = new AbortController();
  const { signal } = controller;
  const requests = Array.from(
    { length: 200 },
    (_, i) => generate(`${i}`, `${i}`),
  );
  const came: ModelResponse[] = [];
  const run = async () => {
    for await (const answer of localRunner(model).run(requests, { signal })) {
      came.push(answer);
      controller.abort(new Error("Enough"));
    }
  };
  await assertRejects(run, Error, "Enough");
  assert(came.length > 0 && came.length < 200);
  assertEquals(log.open, 0);
});

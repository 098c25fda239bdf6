import { assert, assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import type {
  ModelRequest,
  ModelResponse,
  Sampling,
} from "../../../core/mod.ts";
import { localRunner } from "../../../runners/local/mod.ts";
import { ask, generate, GREEDY, requestsOf } from "./ask.ts";
import { stubLogits, stubModel } from "./stub_model.ts";

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

Deno.test("a request that no memory suffices for fails and says so", async () => {
  const answers = await ask(
    [generate("long", "x".repeat(50)), generate("short", "x")],
    { memory: 50 },
  );
  const failed = answers.get("long");
  assert(failed?.kind === "failed");
  assertEquals(
    failed.error,
    "Cannot answer as prompt and reply must fit the memory for caches, 40 tokens: the prompt has 51, the reply up to 12. Allow more memory, as --memory does, shorten the prompt or ask for fewer tokens",
  );
  assertEquals(answers.get("short")?.kind, "generated");
});

Deno.test("with deterministic, steps are the same wherever the runner's id is, whatever memory there is", async () => {
  const step = { token: 30, read: 5, whole: 5, pair: 1, copy: 0 };
  const requests: readonly ModelRequest[] = [
    generate("1", "a question of some length ".repeat(5)),
    {
      id: "2",
      kind: "choose",
      prompt: { kind: "text", text: "another question" },
      continuations: ["yes", "no", "who knows what"],
    },
  ];
  const stepsWith = async (memory: number) => {
    const { model, log } = stubModel({ step });
    const runner = localRunner(model, { memory, deterministic: true });
    await Array.fromAsync(runner.run(requests));
    return { id: runner.id, steps: `${log.steps} ${log.tokens}` };
  };
  const byId = new Map<string, Set<string>>();
  const memories = [2, 3, 5, 7, 8, 12, 16, 31, 2 ** 21, 3 * 2 ** 20, 2 ** 23];
  for (const memory of memories) {
    const { id, steps } = await stepsWith(1024 * memory);
    byId.set(id, (byId.get(id) ?? new Set()).add(steps));
  }
  assertEquals([...byId.values()].map(({ size }) => size), [1, 1, 1, 1, 1, 1]);
  assert(new Set([...byId.values()].flatMap((all) => [...all])).size > 1);
});

Deno.test("memory that not even a step of one token fits in is refused", () => {
  const step = { token: 30, read: 5, whole: 5, pair: 1, copy: 0 };
  const { model } = stubModel({ step });
  const { message } = assertThrows(
    () => localRunner(model, { memory: 599 }),
    RangeError,
  );
  assertEquals(
    message,
    "Cannot run the model as two fifths of its memory must hold a step of one token, 240 bytes: it has 599 bytes. Allow more, as --memory does",
  );
  assertEquals(localRunner(model, { memory: 600 }).id, "stub");
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
    "Cannot answer as prompt and reply must fit the model's context of 200 tokens: the prompt has 191, the reply up to 12. Shorten the prompt, use fewer worked examples, ask for fewer tokens, or leave a part out, as --truncate does",
  );
  assertEquals(answers.get("short")?.kind, "generated");
});

function assertAllFail(answers: readonly ModelResponse[], error: string): void {
  for (const answer of answers) {
    assert(answer.kind === "failed");
    assertEquals(answer.error, error);
  }
}

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
  assertAllFail(
    answers,
    "Cannot answer as the model's logits must be numbers: they are NaN, since it is told so. Tell it otherwise",
  );
});

Deno.test("where nobody can say why logits are no numbers, the requests fail all the same", async () => {
  const { model } = stubModel({ nan: true });
  const gone = { ...model, whyNaN: () => Promise.reject(new Error("Gone")) };
  const requests = [generate("1", "x"), generate("2", "y")];
  const answers = await Array.fromAsync(localRunner(gone).run(requests));
  assertEquals(answers.length, 2);
  assertAllFail(
    answers,
    "Cannot answer as the model's logits must be numbers: they are NaN. Its weights could not be read to find out why: Gone",
  );
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

Deno.test("a request without continuations, or with an empty one, fails", async () => {
  const prompt = { kind: "text", text: "x" } as const;
  const answers = await ask([
    { id: "none", kind: "choose", prompt, continuations: [] },
    { id: "empty", kind: "choose", prompt, continuations: ["a", ""] },
  ]);
  const errors = [...answers.values()].map((answer) =>
    answer.kind === "failed" ? answer.error : ""
  );
  assertEquals(errors, [
    "Cannot choose as the request must name a continuation: it names none",
    'Cannot score continuation 1 as it must have a token: it is ""',
  ]);
});

Deno.test("the likeliest next tokens come best first", async () => {
  const prompt = { kind: "text", text: "x" } as const;
  const answers = await ask([{ id: "1", kind: "next", prompt, top: 5 }]);
  const answer = answers.get("1");
  assert(answer?.kind === "next");
  const logits = stubLogits([0, "x".charCodeAt(0)]);
  const expected = [...logits.keys()]
    .sort((a, b) => (logits[b] ?? 0) - (logits[a] ?? 0)).slice(0, 5);
  assertEquals(answer.top.map(({ token }) => token), expected);
  assertEquals(answer.usage, { promptTokens: 2, completionTokens: 0 });
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

import { assert, assertEquals, assertRejects } from "@std/assert";
import fc from "fast-check";
import type { ModelRequest, ModelResponse } from "../../../core/mod.ts";
import { localRunner } from "../../../runners/local/mod.ts";
import { generate, requestsOf } from "./ask.ts";
import { stubLogits, stubModel } from "./stub_model.ts";

/** The fewest tokens that a model without replies can compute: every start of a text once. */
function fewestTokens(requests: readonly ModelRequest[]): number {
  const starts = new Set<string>();
  for (const request of requests) {
    const { prompt } = request;
    const text = prompt.kind === "text"
      ? prompt.text
      : prompt.messages.map(({ content }) => content + "\n").join("") +
        (prompt.prefix ?? "");
    const texts = request.kind === "choose"
      ? request.continuations.map((one) => (text + one).slice(0, -1))
      : [text];
    for (const text of texts) {
      for (let end = 0; end <= text.length; end++) {
        starts.add(text.slice(0, end));
      }
    }
  }
  return starts.size;
}

/** Tokens of replies that were computed: all but the last of each. */
function replyTokens(answers: readonly ModelResponse[]): number {
  return answers.reduce(
    (sum, answer) =>
      answer.kind === "generated"
        ? sum + (answer.usage.completionTokens ?? 0) - 1
        : sum,
    0,
  );
}

Deno.test("each common start is computed once, and nothing else but replies", async () => {
  await fc.assert(
    fc.asyncProperty(requestsOf, async (requests) => {
      const { model, log } = stubModel();
      const run = localRunner(model).run(requests);
      const answers = await Array.fromAsync(run);
      const expected = requests.length === 0 ? 0 : fewestTokens(requests);
      assertEquals(
        log.tokens - log.dropped,
        expected + replyTokens(answers),
      );
    }),
    { numRuns: 100, seed: 2 },
  );
});

/** Questions with five worked examples a subject and four choices each, as MMLU is asked. */
function examination(): ModelRequest[] {
  const question = (subject: string, number: number) =>
    `${subject} question ${number}?\nA. one\nB. two\nC. three\nD. four\nAnswer:`;
  return ["Algebra", "Anatomy", "Law"].flatMap((subject) => {
    const shots = [1, 2, 3, 4, 5].map((shot) =>
      question(subject, shot) + " A\n\n"
    ).join("");
    return Array.from({ length: 20 }, (_, number) => {
      const text = shots + question(subject, 100 + number);
      const ask = { kind: "choose", continuations: [" A", " B", " C", " D"] };
      return [
        { id: text, ...ask, prompt: { kind: "text", text } },
        {
          id: `chat ${text}`,
          ...ask,
          prompt: { kind: "chat", messages: [{ role: "user", content: text }] },
        },
      ] as ModelRequest[];
    }).flat();
  });
}

Deno.test("five worked examples a subject are computed once a subject, in text and chat", async () => {
  const { model, log } = stubModel({ context: 1000 });
  const requests = examination();
  const answers = await Array.fromAsync(localRunner(model).run(requests));
  assertEquals(answers.filter(({ kind }) => kind === "chosen").length, 120);
  assertEquals(log.tokens, fewestTokens(requests));
  const apart = requests.reduce(
    (sum, request) => sum + fewestTokens([request]),
    0,
  );
  assert(log.tokens < apart / 10, `${log.tokens} of ${apart}`);
});

Deno.test("only what is scored reaches the head, so much at a time that it fits", async () => {
  const { model, log } = stubModel({ context: 1000 });
  const requests = Array.from({ length: 30 }, (_, index): ModelRequest => ({
    id: `${index}`,
    kind: "choose",
    prompt: { kind: "text", text: `${index}`.repeat(20) },
    continuations: ["x".repeat(index * 7 + 1), "yz"],
  }));
  await Array.fromAsync(localRunner(model).run(requests));
  const scored = requests.reduce((sum, _, index) => sum + index * 7 + 2, 0);
  assertEquals(log.reads.reduce((sum, reads) => sum + reads, 0), scored);
  assert(Math.max(...log.reads) <= 128, `${log.reads}`);
});

Deno.test("a long prompt keeps no reply waiting: parts of it and tokens take turns", async () => {
  const { model, log } = stubModel({ context: 5000 });
  const sampling = { maxTokens: 12, endTokens: [] };
  const short = Array.from(
    { length: 40 },
    (_, index) => generate(`${index}`, `${index}?`, sampling),
  );
  const long = generate("long", "long ".repeat(800), sampling);
  const run = localRunner(model).run([...short, long]);
  const order = await Array.fromAsync(run, ({ requestId }) => requestId);
  assertEquals(order.at(-1), "long");
  const steps = log.grew.map((grew) => grew ? "token" : "part");
  const turns = steps.slice(steps.indexOf("part", 2));
  const parts = Math.ceil(4000 / 512);
  assertEquals(
    turns.slice(0, 2 * parts),
    Array.from({ length: parts }, () => ["part", "token"]).flat(),
  );
});

for (const count of [1, 31]) {
  Deno.test(`${count} replies grow at least with every fifth step, however many prompts wait`, async () => {
    const { model, log } = stubModel({ context: 5000 });
    const sampling = { maxTokens: 100, endTokens: [] };
    const short = Array.from(
      { length: count },
      (_, index) => generate(`${index}`, `${index}?`, sampling),
    );
    const long = Array.from({ length: 20 }, (_, index) => ({
      id: `long ${index}`,
      kind: "next" as const,
      prompt: { kind: "text" as const, text: `${index} long `.repeat(400) },
      top: 1,
    }));
    const run = localRunner(model).run([...short, ...long]);
    await Array.fromAsync(run);
    const steps = log.grew.map((grew) => grew ? "token" : "part").join(" ");
    const [, ...between] = steps.split("token");
    const parts = between.slice(0, -1)
      .map((between) => between.split("part").length - 1);
    assertEquals(parts.slice(0, 5), [4, 4, 4, 4, 4]);
    assertEquals(Math.max(...parts), 4);
  });
}

Deno.test("however many requests have a long start in common, only so many are planned at a time", async () => {
  const { model } = stubModel({ context: 5000 });
  const start = "start ".repeat(600);
  let pulled = 0;
  function* requests() {
    for (let index = 0; index < 3000; index++) {
      pulled++;
      yield generate(`${index}`, `${start}${index}`, { maxTokens: 1 });
    }
  }
  const waiting: number[] = [];
  let answered = 0;
  for await (const _ of localRunner(model).run(requests())) {
    waiting.push(pulled - answered++);
  }
  assertEquals(answered, 3000);
  // Of 3,600 tokens each, in a plan of four millions.
  assert(Math.max(...waiting) < 1200, `${Math.max(...waiting)} at a time`);
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

/** The log-probability of a continuation, computed token by token. */
function scoreOf(text: string, continuation: string): number {
  const tokens = [0, ...[...text].map((letter) => letter.charCodeAt(0))];
  return [...continuation].reduce((score, letter) => {
    const logits = stubLogits(tokens);
    const sum = logits.reduce((sum, logit) => sum + Math.exp(logit), 0);
    const token = letter.charCodeAt(0);
    tokens.push(token);
    return score + ((logits[token] ?? 0) - Math.log(sum));
  }, 0);
}

Deno.test("choices of several tokens take two steps: one for their context, one for all of them", async () => {
  const prompt = { kind: "text", text: "Is it?" } as const;
  const asked = [
    { id: "apart", kind: "choose", prompt, continuations: ["yes", "no!", "x"] },
    // The space goes with the context.
    { id: "alike", kind: "choose", prompt, continuations: [" yes", " no!"] },
  ] as const;
  const reads = { apart: [1, 2 + 2], alike: [2, 2 + 2] };
  for (const request of asked) {
    const { model, log } = stubModel();
    const [answer] = await Array.fromAsync(localRunner(model).run([request]));
    assert(answer?.kind === "chosen");
    assertEquals(log.steps, [1, 2]);
    assertEquals(log.reads, reads[request.id]);
    assertEquals(
      answer.choices.map(({ logprob }) => logprob),
      request.continuations.map((one) => scoreOf(prompt.text, one)),
    );
  }
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
  // Each reply's first token comes with its prompt; waves of 64 would take 156 steps.
  assertEquals(
    log.grown.reduce((sum, rows) => sum + rows),
    replyTokens(answers),
  );
  const full = log.grown.lastIndexOf(64) + 1;
  assertEquals(log.grown.slice(0, full), Array(full).fill(64));
  // No reply is left to take a place: the longest of the last takes 39 steps.
  const last = log.grown.slice(full);
  assertEquals(last, last.toSorted((a, b) => b - a));
  assert(last.length <= 39, `${last.length} steps`);
});

Deno.test("what is held never exceeds the memory where long starts are shared", async () => {
  const asked = examination().flatMap((request, index) => [
    request,
    {
      ...request,
      ...generate(`${index}`, "", { maxTokens: 30 }),
      prompt: request.prompt,
    },
  ]);
  const { model: plenty } = stubModel({ context: 1000 });
  const expected = new Map<string, ModelResponse>();
  for await (const answer of localRunner(plenty).run(asked)) {
    expected.set(answer.requestId, answer);
  }
  for (const memory of [507, 560, 620, 870, 1250, 1900, 3800, 12_500]) {
    const { model, log } = stubModel({ context: 1000 });
    const answers = await Array.fromAsync(
      localRunner(model, { memory }).run(asked),
    );
    assert(log.held <= memory, `${log.held} of ${memory}`);
    assertEquals(answers.length, asked.length);
    for (const answer of answers) {
      assertEquals(answer, expected.get(answer.requestId));
    }
  }
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

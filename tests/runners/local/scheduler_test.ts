import { assert, assertEquals, assertRejects } from "@std/assert";
import fc from "fast-check";
import type { ModelResponse } from "../../../core/mod.ts";
import { localRunner } from "../../../runners/local/mod.ts";
import { generate, requestsOf } from "./ask.ts";
import { stubLogits, stubModel } from "./stub_model.ts";

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

Deno.test("rows that are as long as the longest keep to the memory, too", async () => {
  const { model, log } = stubModel();
  const requests = Array.from(
    { length: 40 },
    (_, index) =>
      generate(`${index}`, index === 7 ? "x".repeat(140) : `${index}?`, {
        maxTokens: 20,
      }),
  );
  const memory = 1000;
  await Array.fromAsync(localRunner(model, { memory }).run(requests));
  assert(Math.max(...log.longest) > 140);
  log.grown.forEach((rows, step) => {
    assert(rows * (log.longest[step] ?? 0) <= memory);
  });
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

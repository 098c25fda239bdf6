import { assert, assertEquals, assertRejects } from "@std/assert";
import type { ModelRequest, Runner } from "../../../core/mod.ts";
import { openServer } from "../../../runners/openai/mod.ts";
import { echoed } from "../../servers/echoed.ts";
import { status } from "../../servers/faults.ts";
import { openaiServer } from "../../servers/openai_server.ts";
import { testClock } from "../../servers/test_clock.ts";
import { ask, chat, errorsOf, open, text } from "./ask.ts";

function openToChoose(endpoint: string): Promise<Runner> {
  return openServer({
    endpoint,
    model: "tuned",
    concurrency: 32,
    timeout: 300,
    clock: testClock(),
    random: () => 1,
  }, { needs: new Set(["generate", "choose"]) });
}

function choose(
  prompt: string,
  ...continuations: readonly string[]
): ModelRequest {
  return { kind: "choose", id: prompt, prompt: text(prompt), continuations };
}

/** An answer to an `echo` request, changed. */
function changed(
  prompt: string,
  // deno-lint-ignore no-explicit-any
  change: (answer: any) => void,
): Response {
  const answer = echoed(prompt);
  change(answer);
  return Response.json(answer);
}

Deno.test("continuations are scored by the tokens behind the prompt", async () => {
  await using server = openaiServer({ echo: true });
  await using runner = await openToChoose(server.endpoint);
  assertEquals(runner.serves, new Set(["generate", "choose"]));

  const request = choose("The capital of France is", " Paris", " the Moon now");
  assertEquals(await ask(runner, request), [{
    kind: "chosen",
    requestId: "The capital of France is",
    choices: [
      { logprob: -0.6, tokens: 1, greedy: false },
      { logprob: -0.4 - 0.5 - 0.4, tokens: 3, greedy: false },
    ],
    usage: { promptTokens: 5, completionTokens: 4 },
  }]);
  const [greedy] = await ask(runner, choose("Is it? It", " is not"));
  assert(greedy?.kind === "chosen");
  assertEquals(greedy.choices.map(({ greedy }) => greedy), [true]);
});

Deno.test("a server that ignores echo does not serve choose", async () => {
  await using server = openaiServer({ owner: "llamacpp" });
  await using runner = await openToChoose(server.endpoint);
  assertEquals(runner.serves, new Set(["generate"]));
  assertEquals(
    runner.refusals?.choose,
    `the server must return the log-probabilities of a prompt: Cannot read the server's answer as it must repeat the prompt: it is "43 characters". vLLM returns them, llama-server does not; a local checkpoint needs no server`,
  );
  assertEquals(errorsOf(await ask(runner, choose("1 + 1 =", " 2"))), [
    `Cannot serve "choose" as ${runner.refusals?.choose}`,
  ]);
});

Deno.test("log-probabilities that prove nothing are refused", async () => {
  // deno-lint-ignore no-explicit-any
  const cases: readonly [(answer: any) => void, string][] = [
    [
      ({ choices: [{ logprobs }] }) =>
        logprobs.token_logprobs = logprobs.tokens.map(() => 0),
      "all of them are 0",
    ],
    [
      ({ choices: [choice] }) => choice.logprobs = null,
      '"logprobs" must have lists of equal length',
    ],
    [
      ({ choices: [{ logprobs }] }) => logprobs.tokens.pop(),
      '"logprobs" must have lists of equal length',
    ],
    [
      ({ choices: [{ logprobs }] }) => logprobs.token_logprobs[5] = null,
      "each token must have a log-probability",
    ],
    [
      ({ choices: [{ logprobs }] }) => logprobs.top_logprobs[5] = {},
      "each token must have a likeliest one beside it",
    ],
    [
      ({ usage }) => usage.prompt_tokens = 1,
      '"usage" must count the tokens that have log-probabilities',
    ],
    [
      (answer) => delete answer.usage,
      '"usage" must count the tokens that have log-probabilities',
    ],
    [
      ({ choices: [choice] }) => choice.text = "the quick brown fox",
      "it must repeat the prompt",
    ],
  ];
  for (const [change, reason] of cases) {
    await using server = openaiServer({
      fault: ({ path, body }) =>
        path === "/completions" ? changed(body.prompt, change) : undefined,
    });
    await using runner = await openToChoose(server.endpoint);
    assert(!runner.serves.has("choose"));
    assert(runner.refusals?.choose?.includes(reason), runner.refusals?.choose);
  }
});

Deno.test("a server that fails at echo does not serve choose", async () => {
  for (const code of [400, 404, 500]) {
    await using server = openaiServer({
      fault: ({ path }) => path === "/completions" ? status(code) : undefined,
    });
    await using runner = await openToChoose(server.endpoint);
    assert(runner.refusals?.choose?.includes(`it is ${code}`));
  }
});

Deno.test("a key that is turned down only then stops all the same", async () => {
  await using server = openaiServer({
    fault: ({ path }) => path === "/completions" ? status(401) : undefined,
  });
  await assertRejects(
    () => openToChoose(server.endpoint),
    Error,
    "it is 401",
  );
});

Deno.test("choose is not served where it was not asked for", async () => {
  await using server = openaiServer({ echo: true });
  await using runner = await open(server.endpoint);
  assertEquals(runner.serves, new Set(["generate"]));
  assertEquals(server.received, []);
});

Deno.test("a continuation that begins inside a token is a failure", async () => {
  await using server = openaiServer({ echo: true });
  await using runner = await openToChoose(server.endpoint);
  assertEquals(errorsOf(await ask(runner, choose("It is un", "likely so"))), [
    `Cannot read the server's answer as the continuation "likely so" must begin with a token: it is [" unlikely"," so"]`,
  ]);
});

Deno.test("a character of several tokens counts with all of them", async () => {
  await using server = openaiServer({
    fault: ({ path, body }) =>
      path !== "/completions" || !body.prompt.endsWith("é")
        ? undefined
        : changed(body.prompt, ({ choices: [{ logprobs }], usage }) => {
          const { tokens, token_logprobs, top_logprobs } = logprobs;
          tokens.splice(-2, 0, "");
          token_logprobs.splice(-2, 0, -3);
          top_logprobs.splice(-2, 0, { "": -3 });
          usage.prompt_tokens++;
        }),
    echo: true,
  });
  await using runner = await openToChoose(server.endpoint);
  const [response] = await ask(runner, choose("Caf", "f", "é", " é"));
  assertEquals(response?.kind, "failed");
  const [whole] = await ask(runner, choose("Un", " é"));
  assert(whole?.kind === "chosen");
  assertEquals(whole.choices, [{ logprob: -3.2, tokens: 2, greedy: true }]);
});

Deno.test("a conversation cannot be continued with given texts", async () => {
  await using server = openaiServer({ echo: true });
  await using runner = await openToChoose(server.endpoint);
  const request: ModelRequest = {
    kind: "choose",
    id: "1",
    prompt: chat("Yes or no?"),
    continuations: ["Yes", "No"],
  };
  assertEquals(errorsOf(await ask(runner, request)), [
    "Cannot score continuations of a conversation as its layout must be known: only the server knows it. Put the task as running text",
  ]);
});

import {
  assert,
  assertEquals,
  assertMatch,
  assertNotEquals,
  assertRejects,
} from "@std/assert";
import { openServer } from "../../../runners/openai/mod.ts";
import { testRunner } from "../../conformance/runner.ts";
import { status } from "../../servers/faults.ts";
import { openaiServer } from "../../servers/openai_server.ts";
import { testClock } from "../../servers/test_clock.ts";
import { ask, chat, generate, open, text } from "./ask.ts";

testRunner("a server", async () => {
  const server = openaiServer({ echo: true });
  const runner = await openServer({
    // The id holds the address, which differs from server to server.
    endpoint: "http://127.0.0.1:1/v1",
    model: "tuned",
    concurrency: 32,
    timeout: 300,
    clock: testClock(0),
    random: () => 1,
    fetch: (url, init) => fetch(url.replace("127.0.0.1:1", server.host), init),
  }, { needs: new Set(["generate", "choose"]) });
  return {
    ...runner,
    [Symbol.asyncDispose]: async (): Promise<void> => {
      await runner[Symbol.asyncDispose]();
      await server.stop();
    },
  };
}, { kinds: ["generate", "choose"] });

Deno.test("running text goes to /completions with explicit sampling", async () => {
  await using server = openaiServer();
  await using runner = await open(server.endpoint);
  const request = generate(text("1 + 1 ="), { stop: ["\n"], maxTokens: 3 });

  assertEquals(await ask(runner, request), [{
    kind: "generated",
    requestId: "1 + 1 =",
    text: "7 characters",
    finish: "stop",
    usage: { promptTokens: 7, completionTokens: 1 },
  }]);
  assertEquals(server.received.map(({ path, body }) => ({ path, body })), [{
    path: "/completions",
    body: {
      model: "tuned",
      prompt: "1 + 1 =",
      max_tokens: 3,
      temperature: 0,
      top_p: 1,
      stop: ["\n"],
      stream: false,
    },
  }]);
});

Deno.test("a conversation goes to /chat/completions with its seed", async () => {
  await using server = openaiServer();
  await using runner = await open(server.endpoint);
  const sampling = { temperature: 0.7, topP: 0.9, seed: 5 };
  await ask(runner, generate(chat("Hello"), sampling));

  const [{ path, body }] = server.received as [typeof server.received[number]];
  assertEquals(path, "/chat/completions");
  assertEquals(body, {
    model: "tuned",
    messages: [{ role: "user", content: "Hello" }],
    max_tokens: 8,
    temperature: 0.7,
    top_p: 0.9,
    seed: 5,
    stream: false,
  });
});

Deno.test("defaults of known servers that change probabilities are turned off", async () => {
  const expected = {
    vllm: { top_k: -1, min_p: 0, repetition_penalty: 1 },
    sglang: { top_k: -1, min_p: 0, repetition_penalty: 1 },
    llamacpp: {
      ...{ top_k: -1, min_p: 0, repeat_penalty: 1, repeat_last_n: -1 },
    },
  };
  for (const [owner, neutral] of Object.entries(expected)) {
    await using server = openaiServer({ owner });
    await using runner = await open(server.endpoint);
    await ask(runner, generate(text("1"), { temperature: 1 }));
    await ask(runner, generate(text("2"), { temperature: 1, topK: 7 }));
    const sent = server.received.filter(({ path }) => path === "/completions");
    for (const [name, value] of Object.entries(neutral)) {
      assertEquals(sent[0]?.body[name], value, `${owner} ${name}`);
    }
    assertEquals(sent[1]?.body.top_k, 7);
  }
});

Deno.test("top-k is refused where the server may ignore it", async () => {
  await using server = openaiServer();
  await using runner = await open(server.endpoint);
  const [greedy, sampled] = [0, 1].map((temperature) =>
    generate(text("1"), { temperature, topK: 7 })
  ) as [ReturnType<typeof generate>, ReturnType<typeof generate>];

  assertEquals((await ask(runner, greedy))[0]?.kind, "generated");
  assertEquals(await ask(runner, sampled), [{
    kind: "failed",
    requestId: "1",
    error:
      "Cannot sample from the likeliest tokens alone (top-k) as the server must be known to do so: it is neither vLLM nor SGLang nor llama-server. Leave that out",
  }]);
});

Deno.test("settings beyond the protocol go by the server's own names", async () => {
  const sampling = {
    ...{ temperature: 1, minP: 0.1, repetitionPenalty: 1.2, seed: 1 },
    ...{ bias: { 5: 2.5 }, banned: [7] },
  };
  const names = {
    vllm: "repetition_penalty",
    sglang: "repetition_penalty",
    llamacpp: "repeat_penalty",
  };
  for (const [owner, penalty] of Object.entries(names)) {
    await using server = openaiServer({ owner });
    await using runner = await open(server.endpoint);
    await ask(runner, generate(text("1"), sampling));
    const body = server.received.at(-1)?.body ?? {};
    assertEquals([body["min_p"], body[penalty]], [0.1, 1.2], owner);
    assertEquals(body["logit_bias"], { 5: 2.5, 7: -100 }, owner);
  }
});

Deno.test("what a server may ignore is refused in place of asked", async () => {
  await using server = openaiServer();
  await using runner = await open(server.endpoint);
  const refused = {
    "from tokens likely enough alone (min-p)": { temperature: 1, minP: 0.1 },
    "with a repetition penalty": { repetitionPenalty: 1.2 },
    "up to other end tokens": { endTokens: [3] },
  };
  for (const [what, sampling] of Object.entries(refused)) {
    assertEquals(await ask(runner, generate(text("1"), sampling)), [{
      kind: "failed",
      requestId: "1",
      error:
        `Cannot sample ${what} as the server must be known to do so: it is neither vLLM nor SGLang nor llama-server. Leave that out`,
    }]);
  }
  for (const sampling of [{ tokens: true }, { logprobs: true }]) {
    assertEquals(await ask(runner, generate(text("1"), sampling)), [{
      kind: "failed",
      requestId: "1",
      error:
        "Cannot tell a reply's tokens or their log-probabilities as the protocol has texts in place of tokens. Leave them out, or run the model on this machine",
    }]);
  }
});

Deno.test("a server that is not there stops before the first request", async () => {
  const server = openaiServer();
  await server.stop();
  const clock = testClock();
  await assertRejects(
    () => open(server.endpoint, { clock }),
    Error,
    `Cannot reach "${server.host}" as it must accept connections: "tcp connect error: Connection refused (os error 111)". Start the server, or correct the endpoint`,
  );
  assertEquals(clock.waits, []);
});

Deno.test("an endpoint or a key that cannot be used is refused", async () => {
  const cases: readonly [string, string | undefined, string][] = [
    ["localhost:8000", undefined, 'must be an address such as "http'],
    ["not at all", undefined, 'it is "not at all"'],
    ["http://me:secret@host/v1", undefined, 'server at "host"'],
    ["http://host/v1?key=secret", undefined, "must be a plain address"],
    ["http://host/v1", "", "it is empty or has others"],
    ["http://host/v1", "secret\n", "Look for blanks and line breaks"],
  ];
  for (const [endpoint, key, message] of cases) {
    const error = await assertRejects(
      () => open(endpoint, { key }),
      TypeError,
      message,
    );
    assert(!error.message.includes("secret"));
  }
});

Deno.test("a model that a known server does not list is refused with its names", async () => {
  const models = ["tunes", "base"];
  await using server = openaiServer({ owner: "llamacpp", models });
  await assertRejects(
    () => open(server.endpoint),
    RangeError,
    `Cannot ask the server for a model as it must list it: "tuned" is not listed. Did you mean "tunes"? It lists "tunes", "base"`,
  );
});

Deno.test("a server without a list of models, or with an odd one, is asked all the same", async () => {
  const pages = [
    () => status(404),
    () => status(403),
    () => status(500),
    () => new Response("<html>"),
    () => Response.json({ data: 1 }),
    () => Response.json({ data: [null, { id: 5 }] }),
  ];
  for (const page of pages) {
    await using server = openaiServer({
      fault: ({ path }) => path === "/models" ? page() : undefined,
    });
    await using runner = await open(server.endpoint);
    const [response] = await ask(runner, generate(text("1")));
    assertEquals(response?.kind, "generated");
    assertEquals(runner.provenance["server"], "unknown");
  }
});

Deno.test("the id stands for address, model and what the server tells, not for the time", async () => {
  let meta: Record<string, unknown> = { "n_params": 135, size: 1 };
  let version = "0.20.0";
  await using server = openaiServer({
    fault: ({ path }) => {
      if (path === "/version") return Response.json({ version });
      const created = performance.now();
      const model = { "owned_by": "vllm", created, meta, root: "/data/tuned" };
      const data = ["tuned", "other"].map((id) => ({ id, ...model }));
      return Response.json({ data });
    },
  });
  const idOf = async (options = {}): Promise<string> => {
    await using runner = await open(server.endpoint, options);
    return runner.id;
  };
  await using runner = await open(server.endpoint);
  assertEquals(runner.provenance, {
    runner: "openai",
    endpoint: server.endpoint,
    model: "tuned",
    server: "vllm",
    owned_by: "vllm",
    root: "/data/tuned",
    n_params: 135,
    size: 1,
    version: "0.20.0",
    weights: "unverified: a server does not tell the digest of its weights",
  });
  assertEquals(await idOf(), runner.id);
  assertEquals(await idOf({ key: "sk-1", timeout: 777 }), runner.id);
  assertNotEquals(await idOf({ model: "other" }), runner.id);
  meta = { "n_params": 360, size: 1 };
  assertNotEquals(await idOf(), runner.id);
  meta = { "n_params": 135, size: 1 };
  version = "0.21.0";
  assertNotEquals(await idOf(), runner.id);
});

Deno.test("a chat template is part of the id by its digest", async () => {
  let template = "{{ messages }}".repeat(100);
  await using server = openaiServer({
    owner: "llamacpp",
    fault: ({ path }) =>
      path === "/props"
        ? Response.json({ "chat_template": template, "model_path": "a.gguf" })
        : undefined,
  });
  await using one = await open(server.endpoint);
  template += " ";
  await using other = await open(server.endpoint);
  assertEquals(one.provenance["model_path"], "a.gguf");
  assertMatch(`${one.provenance["chat_template"]}`, /^sha256:[0-9a-f]{64}$/);
  assertNotEquals(other.id, one.id);
});

import { assert, assertEquals, assertRejects } from "@std/assert";
import { run } from "../../../engine/mod.ts";
import { openStore } from "../../../store/mod.ts";
import { status } from "../../servers/faults.ts";
import { openaiServer } from "../../servers/openai_server.ts";
import { ask, chat, errorsOf, generate, many, open, text } from "./ask.ts";

/** Answers the list of models, and all else with a fault. */
function only(fault: () => Response): Parameters<typeof openaiServer>[0] {
  return {
    models: ["base", "tunes"],
    fault: ({ path }) => path === "/models" ? undefined : fault(),
  };
}

Deno.test("the first request that finds no address, model or permission stops the run", async () => {
  const advice = {
    403: "Check what the key may be used for",
    404:
      'Check the endpoint and the name of the model. Did you mean "tunes"? It lists "base", "tunes"',
  };
  for (const code of [403, 404, 405, 501]) {
    await using server = openaiServer(only(() => status(code)));
    await using runner = await open(server.endpoint);
    const { message } = await assertRejects(
      () => ask(runner, ...many(50)),
      Error,
      `Cannot get an answer from "${server.host}" as its HTTP status must be 200: it is ${code}, `,
    );
    const hint = new Map(Object.entries(advice)).get(`${code}`) ?? "";
    assert(message.endsWith(hint), message);
  }
});

Deno.test("a 404 of a server that lists the model is blamed on the endpoint", async () => {
  await using server = openaiServer({
    models: ["base", "tuned"],
    fault: ({ path }) => path === "/models" ? undefined : status(404),
  });
  await using runner = await open(server.endpoint);
  await assertRejects(
    () => ask(runner, ...many(3)),
    Error,
    "It lists the model: correct the rest of the endpoint",
  );
});

Deno.test("a redirect is not followed", async () => {
  await using other = openaiServer();
  const location = `${other.endpoint}/completions`;
  const moved = () =>
    new Response(null, { status: 307, headers: { location } });
  await using server = openaiServer(only(moved));
  await using runner = await open(server.endpoint, { key: "sk-secret" });
  await assertRejects(
    () => ask(runner, ...many(1)),
    Error,
    `it is 307, moved to "${location}". Correct the endpoint`,
  );
  assertEquals(other.received, []);
});

Deno.test("a server that answers no request stops the run after eight", async () => {
  for (const code of [400, 429, 500]) {
    await using server = openaiServer(only(() => status(code)));
    await using runner = await open(server.endpoint, {
      retries: 1,
      concurrency: 1,
    });
    const error = await assertRejects(
      () => ask(runner, ...many(50)),
      Error,
      `Cannot ask the server at "${server.host}" any more as it answered no request: 8 in a row came to nothing. ${
        code === 400
          ? "Correct what it complains of"
          : "Once it answers, the same command goes on with what is left"
      }`,
    );
    assert((error.cause as Error).message.includes(`it is ${code}`));
    assertEquals(server.received.length, code === 400 ? 9 : 18);
  }
});

Deno.test("what a server complains of is shown without its wrapping", async () => {
  const pages = [
    { error: { message: "no such model" } },
    { error: "no such model" },
    { detail: "no such model" },
    { object: "error", message: "no such model" },
  ];
  for (const page of pages) {
    await using server = openaiServer(
      only(() => Response.json(page, { status: 400 })),
    );
    await using runner = await open(server.endpoint);
    const [error] = errorsOf(await ask(runner, ...many(1)));
    assert(error?.endsWith('it is 400, "no such model"'), error);
  }
});

Deno.test("a few requests that all fail are failures, not the end of the run", async () => {
  await using server = openaiServer(only(() => status(400)));
  await using runner = await open(server.endpoint);
  assertEquals(errorsOf(await ask(runner, ...many(7))).length, 7);
});

Deno.test("requests that the server does not take are failures of their own", async () => {
  await using server = openaiServer({
    fault: ({ path, body }) =>
      path !== "/models" && Number(body.prompt) % 4 > 0
        ? status(400)
        : undefined,
  });
  await using runner = await open(server.endpoint, { concurrency: 1 });
  const responses = await ask(runner, ...many(100));
  assertEquals(responses.length, 100);
  assertEquals(errorsOf(responses).length, 75);

  const overlong = Array.from({ length: 30 }, () => generate(text("1")));
  const later = await ask(runner, generate(text("0")), ...overlong);
  assertEquals(errorsOf(later).length, 30);
});

Deno.test("a later run that asks only what is refused ends with failures, as the first one did", async () => {
  for (const code of [400, 403, 404]) {
    await using server = openaiServer({
      fault: ({ body }) =>
        Number(body.prompt) % 5 > 3 ? status(code) : undefined,
    });
    await using runner = await open(server.endpoint);
    using store = openStore(":memory:");
    for (const asked of [100, 20]) {
      const responses = await Array.fromAsync(
        run(many(100), { runner, store }),
      );
      assertEquals(responses.length, asked);
      assertEquals(errorsOf(responses).length, 20, `${code}`);
    }
  }
});

Deno.test("a server that dies in the middle stops the run and leaves no failures", async () => {
  await using server = openaiServer();
  await using runner = await open(server.endpoint, { retries: 1 });
  const kinds: string[] = [];
  const error = await assertRejects(
    async () => {
      for await (const { kind } of runner.run(many(500))) {
        kinds.push(kind);
        if (kinds.length === 100) await server.stop();
      }
    },
    Error,
    `Cannot ask the server at "${server.host}" any more as it stopped answering: 8 in a row came to nothing`,
  );
  assert((error.cause as Error).message.startsWith("Cannot reach "));
  assert(kinds.length >= 100 && kinds.length < 500);
  assertEquals(new Set(kinds), new Set(["generated"]));
});

Deno.test("a server that is gone for the last requests stops the run too", async () => {
  await using server = openaiServer();
  await using runner = await open(server.endpoint, { retries: 0 });
  await server.stop();
  await assertRejects(
    () => ask(runner, ...many(2)),
    Error,
    "as it answered no request: 2 in a row came to nothing",
  );
});

Deno.test("a key that is revoked in the middle stops the run", async () => {
  await using server = openaiServer({
    fault: (_, count) => count > 20 ? status(401) : undefined,
  });
  await using runner = await open(server.endpoint, { concurrency: 4 });
  const kinds: string[] = [];
  await assertRejects(
    async () => {
      for await (const { kind } of runner.run(many(90))) kinds.push(kind);
    },
    Error,
    "as it stopped answering: 8 in a row came to nothing",
  );
  assertEquals(kinds, Array(20).fill("generated"));
});

Deno.test("a key that is turned down for the last requests stops a later run too", async () => {
  await using server = openaiServer(only(() => status(401)));
  await using runner = await open(server.endpoint);
  await assertRejects(
    () => Array.fromAsync(runner.run(many(2), { answered: true })),
    Error,
    "as it stopped answering: 2 in a row came to nothing",
  );
});

Deno.test("a server that refuses everything from some point on stops the run and leaves no failures", async () => {
  for (const code of [400, 403, 404, 405]) {
    await using server = openaiServer({
      fault: ({ path }, count) =>
        path !== "/models" && count > 40 ? status(code) : undefined,
    });
    await using runner = await open(server.endpoint, { concurrency: 1 });
    const kinds: string[] = [];
    await assertRejects(
      async () => {
        for await (const { kind } of runner.run(many(500))) kinds.push(kind);
      },
      Error,
      "as it stopped answering: 8 in a row came to nothing",
    );
    assertEquals(kinds, Array(40).fill("generated"), `${code}`);
  }
});

Deno.test("prompts that are refused one after the other are failures while the server answers others", async () => {
  for (const code of [400, 403, 500]) {
    await using server = openaiServer({
      fault: ({ body }) => Number(body.prompt) < 100 ? status(code) : undefined,
    });
    await using runner = await open(server.endpoint, { retries: 0 });
    for (const answered of [false, true]) {
      const first = many(150);
      const later = first.toReversed();
      for (const requests of [first, later, first.slice(0, 100)]) {
        const responses = await Array.fromAsync(
          runner.run(requests, { answered }),
        );
        assertEquals(responses.length, requests.length);
        assertEquals(errorsOf(responses).length, 100, `${code}`);
      }
    }
  }
});

Deno.test("conversations that a server refuses are failures where it serves running text, and the other way round", async () => {
  for (const refused of ["/chat/completions", "/completions"]) {
    await using server = openaiServer({
      fault: ({ path }) => path === refused ? status(400) : undefined,
    });
    await using runner = await open(server.endpoint);
    const prompts = Array.from(
      { length: 50 },
      () => refused === "/completions" ? text("Hello") : chat("Hello"),
    );
    const requests = prompts.map((prompt) => generate(prompt));
    const failed = await Array.fromAsync(
      runner.run(requests, { answered: true }),
    );
    assertEquals(errorsOf(failed).length, 50);
    await assertRejects(
      () => ask(runner, ...requests),
      Error,
      "as it answered no request: 8 in a row came to nothing. Correct what it complains of",
    );
  }
});

Deno.test("settings that a server refuses stop a first run, and are failures once it has answered others", async () => {
  await using server = openaiServer({
    fault: ({ body }) => body.seed === 5 ? status(400) : undefined,
  });
  await using runner = await open(server.endpoint);
  const seeded = Array.from(
    { length: 50 },
    () => generate(text("Hello"), { seed: 5 }),
  );
  await assertRejects(() => ask(runner, ...seeded), Error, "Correct what");
  const responses = await Array.fromAsync(
    runner.run(seeded, { answered: true }),
  );
  assertEquals(errorsOf(responses).length, 50);
});

import { assert, assertEquals, assertRejects } from "@std/assert";
import { silence, stalled, status } from "../../servers/faults.ts";
import { openaiServer } from "../../servers/openai_server.ts";
import { serveResets } from "../../servers/serve.ts";
import { testClock } from "../../servers/test_clock.ts";
import { ask, errorsOf, generate, many, open, text } from "./ask.ts";

/** Answers the list of models and from the n-th request on. */
function failing(
  times: number,
  fault: () => Response | Promise<Response>,
): NonNullable<Parameters<typeof openaiServer>[0]> {
  return {
    fault: ({ path }, count) =>
      path !== "/models" && count <= times ? fault() : undefined,
  };
}

Deno.test("what may pass is tried again after waits that double", async () => {
  for (const code of [408, 409, 425, 429, 500, 502, 503, 504]) {
    await using server = openaiServer(failing(3, () => status(code)));
    const clock = testClock();
    await using runner = await open(server.endpoint, { clock });

    const [response] = await ask(runner, generate(text("1")));
    assertEquals(response?.kind, "generated", `${code}`);
    assertEquals(clock.waits, [500, 1000, 2000], `${code}`);
  }
});

Deno.test("waits are drawn from zero to a ceiling of 30 seconds", async () => {
  await using server = openaiServer(failing(8, () => status(500)));
  const clock = testClock();
  const draws = [0.5, 0, 0.25, 0.5, 0.75, 0.5, 0.5, 0.1];
  const random = (): number => draws.shift() ?? 0;
  const options = { clock, random, retries: 8 };
  await using runner = await open(server.endpoint, options);
  await ask(runner, generate(text("1")));
  assertEquals(clock.waits, [250, 0, 500, 2000, 6000, 8000, 15_000, 3000]);
});

Deno.test("Retry-After is waited for, as seconds and as a date", async () => {
  const headers = ["7", "Thu, 01 Jan 2026 12:01:07 GMT", "soon", "-1"];
  const times = headers.length;
  await using server = openaiServer(failing(
    times,
    () => status(429, { "retry-after": headers.shift() ?? "" }),
  ));
  const clock = testClock();
  await using runner = await open(server.endpoint, { clock, random: () => 0 });
  await ask(runner, generate(text("1")));
  assertEquals(clock.waits, [7000, 60_000, 0, 0]);
});

Deno.test("a wait beyond the deadline is not begun", async () => {
  await using server = openaiServer(failing(
    1,
    () => status(503, { "retry-after": "3600" }),
  ));
  const clock = testClock();
  const options = { clock, deadline: 1800 };
  await using runner = await open(server.endpoint, options);
  assertEquals(errorsOf(await ask(runner, generate(text("1")))), [
    `Cannot get an answer from "${server.host}" as its HTTP status must be 200: it is 503, "fault 503" (attempts: 1)`,
  ]);
  assertEquals(clock.waits, []);
});

Deno.test("a request is given up after its last attempt, the next one is not", async () => {
  await using server = openaiServer(failing(3, () => status(500)));
  await using runner = await open(server.endpoint, {
    retries: 2,
    concurrency: 1,
  });
  const [first, second] = await ask(runner, ...many(2));
  assertEquals([first?.kind, second?.kind], ["failed", "generated"]);
  assert(first?.kind === "failed" && first.error.endsWith("(attempts: 3)"));
});

Deno.test("being told to slow down is no failed attempt while others succeed", async () => {
  let turns = 0;
  let others = 0;
  let slowDown = (): void => {};
  await using server = openaiServer({
    fault: ({ path, body }) => {
      if (path === "/models") return;
      if (body.prompt !== "0") {
        // When the second of them arrives, the first has been answered.
        if (++others % 2 === 0) slowDown();
        return;
      }
      if (++turns > 20) return;
      others = 0;
      return new Promise((resolve) => slowDown = () => resolve(status(429)));
    },
  });
  await using runner = await open(server.endpoint, {
    retries: 0,
    concurrency: 2,
  });
  assertEquals(errorsOf(await ask(runner, ...many(100))), []);
  assertEquals(turns, 21);
});

Deno.test("an answer that does not come, or not to its end, is given up in time", async () => {
  for (const fault of [silence, () => Promise.resolve(stalled())]) {
    const clock = testClock();
    await using server = openaiServer(failing(2, async () => {
      const response = fault();
      queueMicrotask(() => clock.advance(500_000));
      return await response;
    }));
    await using runner = await open(server.endpoint, {
      clock,
      timeout: 500,
      retries: 1,
    });
    assertEquals(errorsOf(await ask(runner, generate(text("1")))), [
      `Cannot get an answer from "${server.host}" as it must come within 500 s: it did not. Give the model a longer time-out, or fewer requests at once (attempts: 2)`,
    ]);
  }
});

Deno.test("an answer that never ends ends at the deadline", async () => {
  const clock = testClock();
  await using server = openaiServer(failing(9, () => {
    clock.advance(700_000);
    return silence();
  }));
  await using runner = await open(server.endpoint, {
    clock,
    timeout: 700,
    deadline: 1000,
  });
  const [error] = errorsOf(await ask(runner, generate(text("1"))));
  assertEquals(server.received.length, 2);
  assert(error?.endsWith("(attempts: 2)"), error);
});

Deno.test("a connection that is cut is tried again", async () => {
  await using broken = serveResets();
  await using server = openaiServer();
  let left = 2;
  await using runner = await open(server.endpoint, {
    fetch: (url, init) => {
      const cut = url.endsWith("/completions") && left-- > 0;
      return fetch(cut ? url.replace(server.host, broken.host) : url, init);
    },
  });
  const [response] = await ask(runner, generate(text("1")));
  assertEquals(response?.kind, "generated");
  assertEquals(left, -1);
});

Deno.test("a stop ends a wait at once", async () => {
  await using server = openaiServer(failing(99, () => status(503)));
  const controller = new AbortController();
  const reason = new Error("Stopped by the test");
  const clock = testClock(0);
  const { after } = clock;
  await using runner = await open(server.endpoint, {
    clock: {
      ...clock,
      after: (milliseconds, action) => {
        if (milliseconds === 500) {
          queueMicrotask(() => controller.abort(reason));
        }
        return after(milliseconds, action);
      },
    },
  });
  const { signal } = controller;
  const error = await assertRejects(
    () => Array.fromAsync(runner.run(many(1), { signal })),
    Error,
  );
  assertEquals(error, reason);
});

import { assert, assertEquals } from "@std/assert";
import type { ModelRequest } from "../../../core/mod.ts";
import { status } from "../../servers/faults.ts";
import { openaiServer } from "../../servers/openai_server.ts";
import { ask, chat, errorsOf, generate, open } from "./ask.ts";

const REQUESTS: readonly ModelRequest[] = ["a", "b"].map((id) => ({
  ...generate(chat("How many?", "There are ")),
  id,
}));

Deno.test("a forced start of the reply is sent where the server proves that it continues one", async () => {
  for (const prefill of ["continued", "returned"] as const) {
    await using server = openaiServer({ prefill });
    await using runner = await open(server.endpoint);
    const responses = await ask(runner, ...REQUESTS);

    assertEquals(
      responses.map((one) => one.kind === "generated" && one.text),
      ["10 characters", "10 characters"],
      prefill,
    );
    assertEquals(server.received.length, 4);
    const { messages, ...body } = server.received.at(-1)?.body;
    assertEquals(messages, [
      { role: "user", content: "How many?" },
      { role: "assistant", content: "There are " },
    ]);
    assertEquals(body.continue_final_message, true);
    assertEquals(body.add_generation_prompt, false);
  }
});

Deno.test("a server that takes a forced start for a finished turn is refused it", async () => {
  await using server = openaiServer({ prefill: "ignored" });
  await using runner = await open(server.endpoint);
  const responses = await ask(runner, ...REQUESTS, generate(chat("Hello")));

  const reason =
    `Cannot force the start of a reply as the server must prove that it continues one. The server ignores "continue_final_message". Use vLLM or llama-server, or a local checkpoint`;
  assertEquals(errorsOf(responses), [reason, reason]);
  assertEquals(responses.length, 3);
  assertEquals(server.received.length, 3);
});

Deno.test("a server that knows no such field is refused a forced start", async () => {
  await using server = openaiServer({
    fault: ({ body }) =>
      "continue_final_message" in body ? status(400) : undefined,
  });
  await using runner = await open(server.endpoint);
  const [error = ""] = errorsOf(await ask(runner, ...REQUESTS));
  assert(error.includes("prove that it continues one. Cannot get an answer"));
  assert(error.includes("it is 400"));
});

Deno.test("refusals of our own never stop a run", async () => {
  await using server = openaiServer({ prefill: "ignored" });
  await using runner = await open(server.endpoint);
  const requests = Array.from({ length: 40 }, (_, i) => ({
    ...generate(chat("How many?", "There are ")),
    id: `${i}`,
  }));
  assertEquals(errorsOf(await ask(runner, ...requests)).length, 40);
});

Deno.test("a forced start that the server returns otherwise is a failure", async () => {
  let count = 0;
  await using server = openaiServer({
    prefill: "returned",
    fault: ({ path }) =>
      path !== "/models" && ++count > 2
        ? Response.json({
          choices: [{ message: { content: "There were 5" } }],
        })
        : undefined,
  });
  await using runner = await open(server.endpoint);
  assertEquals(errorsOf(await ask(runner, REQUESTS[0] as ModelRequest)), [
    `Cannot read the server's answer as it must begin with "There are ": it is "There were 5"`,
  ]);
});

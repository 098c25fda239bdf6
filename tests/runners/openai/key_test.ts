import { assert, assertEquals, assertRejects } from "@std/assert";
import { status } from "../../servers/faults.ts";
import { openaiServer } from "../../servers/openai_server.ts";
import { ask, generate, open, text } from "./ask.ts";

Deno.test("the key is sent and nowhere else to be found", async () => {
  const key = "sk-very-secret";
  await using server = openaiServer({
    fault: ({ path, headers }) =>
      path === "/models" ? undefined : new Response(
        `no such thing for ${headers.get("authorization")}`,
        { status: 400 },
      ),
  });
  await using runner = await open(server.endpoint, { key });
  const responses = await ask(runner, generate(text("1")));

  assertEquals(
    server.received[0]?.headers.get("authorization"),
    "Bearer sk-very-secret",
  );
  assertEquals(responses, [{
    kind: "failed",
    requestId: "1",
    error:
      `Cannot get an answer from "${server.host}" as its HTTP status must be 200: it is 400, "no such thing for Bearer ***"`,
  }]);
  assert(!JSON.stringify(runner.provenance).includes(key));
});

Deno.test("a key is taken out of an error however JSON has it, a placeholder not out of an answer", async () => {
  const key = 'sk-a/"b"-0123456789';
  const pages = [
    new Response(
      `{"error":"${key.replaceAll("/", "\\/").replaceAll('"', '\\"')}"}`,
    ),
    Response.json({ odd: key }),
    new Response(`<p>${key}</p>`),
    Response.json({ error: key }, { status: 400 }),
  ];
  for (const page of pages) {
    await using server = openaiServer({
      fault: ({ path }) => path === "/models" ? undefined : page,
    });
    await using runner = await open(server.endpoint, { key });
    const [response] = await ask(runner, generate(text("1")));
    assert(response?.kind === "failed" && response.error.includes("***"));
    assert(!response.error.includes("0123456789"), response.error);
  }
  await using server = openaiServer({ say: () => "EMPTY" });
  await using runner = await open(server.endpoint, { key: "EMPTY" });
  const [response] = await ask(runner, generate(text("1")));
  assertEquals(response?.kind === "generated" && response.text, "EMPTY");
});

Deno.test("a key that is turned down stops before the first request", async () => {
  await using server = openaiServer({ fault: () => status(401) });
  await assertRejects(
    () => open(server.endpoint, { key: "sk-wrong" }),
    Error,
    `Cannot get an answer from "${server.host}" as its HTTP status must be 200: it is 401, "fault 401". Check the key: the model names the environment variable that holds it`,
  );
});

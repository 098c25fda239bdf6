import { assert, assertEquals } from "@std/assert";
import { endless, tenMegabytes } from "../../servers/faults.ts";
import { openaiServer } from "../../servers/openai_server.ts";
import { ask, chat, errorsOf, generate, open, text } from "./ask.ts";

/** What a server answers a request with, as the response that the runner gives. */
async function outcome(
  answer: () => Response,
  request = generate(text("1")),
): Promise<string> {
  await using server = openaiServer({
    fault: ({ path }) => path === "/models" ? undefined : answer(),
  });
  await using runner = await open(server.endpoint);
  const [response] = await ask(runner, request);
  assert(response !== undefined);
  switch (response.kind) {
    case "generated":
      return `${response.finish}: ${response.text}`;
    case "failed":
      return response.error.replace(server.host, "HOST");
    default:
      return response.kind;
  }
}

Deno.test("an answer that cannot be read is a failure that shows it", async () => {
  const choices = (...choices: unknown[]): unknown => ({ choices });
  const cases: readonly [unknown, string][] = [
    ["", 'Cannot read the answer of "HOST" as it must be JSON: it is empty'],
    [
      "<html>\n\u202e</html>",
      'Cannot read the answer of "HOST" as it must be JSON: it is "<html>\\n\\u{202e}</html>"',
    ],
    [
      { error: "none" },
      `Cannot read the server's answer as "choices" must be a list of one: it is {"error":"none"}`,
    ],
    [null, 'as "choices" must be a list of one: it is null'],
    [[], 'as "choices" must be a list of one: it is []'],
    [{ choices: {} }, 'it is {"choices":{}}'],
    [choices(), 'it is {"choices":[]}'],
    [choices(1), 'it is {"choices":[1]}'],
    [
      choices({ text: "a" }, { text: "b" }),
      'it is {"choices":[{"text":"a"},{"text":"b"}]}',
    ],
    [choices({}), "as its choice must have a text: it is {}"],
    [choices({ text: 5, finish_reason: "stop" }), '"finish_reason":"stop"}'],
    [choices({ finish_reason: "stop" }), '"finish_reason":"stop"}'],
    [
      choices({ text: null }),
      'as its choice must have a text: it is {"text":null}',
    ],
    [
      choices({ text: "a", finish_reason: 5 }),
      'as "finish_reason" must be a text: it is 5',
    ],
    [
      choices({ text: "a", finish_reason: "abort" }),
      'as it must be whole: it is "abort"',
    ],
    [choices({ text: "a", finish_reason: "error" }), 'it is "error"'],
  ];
  for (const [answer, error] of cases) {
    const body = typeof answer === "string" ? answer : JSON.stringify(answer);
    const found = await outcome(() => new Response(body));
    assert(found.endsWith(error), found);
  }
});

Deno.test("an answer of more than 8 MiB is not read to its end", async () => {
  for (const answer of [tenMegabytes, endless]) {
    assertEquals(
      await outcome(answer),
      'Cannot read the answer of "HOST" as it must be 8 MiB at most: it is longer',
    );
  }
});

Deno.test("an excerpt of a long answer is short", async () => {
  const found = await outcome(() => new Response("\u0007🙂".repeat(10_000)));
  const [, excerpt = ""] = found.split("it is ");
  assertEquals([...excerpt].length, 200);
  assert(excerpt.endsWith("…"));
});

Deno.test("a text ends before its first stop string, whatever the server does", async () => {
  const request = generate(text("1"), { stop: ["\n", "Question:"] });
  const choice = { text: " 2 Question: 3\n", "finish_reason": "length" };
  assertEquals(
    await outcome(() => Response.json({ choices: [choice] }), request),
    "stop:  2 ",
  );
});

Deno.test("a reason for the end that servers name differently or leave out is a stop", async () => {
  const reasons = [
    ...["eos", "eos_token", "stop_sequence", "tool_calls", "constructor"],
    ...[null, undefined],
  ];
  for (const reason of reasons) {
    for (const said of ["a", ""]) {
      const answers = [
        { request: generate(text("1")), choice: { text: said } },
        {
          request: generate(chat("1")),
          choice: { message: { content: said } },
        },
      ];
      for (const { request, choice } of answers) {
        const choices = [{ ...choice, finish_reason: reason }];
        assertEquals(
          await outcome(() => Response.json({ choices }), request),
          `stop: ${said}`,
        );
      }
    }
  }
});

Deno.test("a model that ends without a word has answered", async () => {
  for (const reason of ["stop", "eos", "eos_token", "stop_sequence"]) {
    const choices = [{
      text: null,
      message: { content: null },
      finish_reason: reason,
    }];
    for (const request of [generate(text("1")), generate(chat("1"))]) {
      const answer = () => Response.json({ choices });
      assertEquals(await outcome(answer, request), "stop: ");
    }
  }
});

Deno.test("what a model says in a conversation is read wherever it is", async () => {
  const cases: readonly [object, string][] = [
    [
      { message: { content: "" }, finish_reason: "stop" },
      "stop: ",
    ],
    [
      { message: { content: null, refusal: "No." }, finish_reason: "stop" },
      "stop: No.",
    ],
    [
      {
        message: { content: null, reasoning_content: "Hm" },
        finish_reason: "length",
      },
      "length: ",
    ],
    [
      { message: { content: null }, finish_reason: "content_filter" },
      "filtered: ",
    ],
    [
      { message: { content: null }, finish_reason: "length" },
      "length: ",
    ],
    [
      { message: { content: null }, finish_reason: "tool_calls" },
      'Cannot read the server\'s answer as its choice must have a text: it is {"message":{"content":null},"finish_reason":"tool_calls"}',
    ],
    [
      { text: "a", finish_reason: "stop" },
      'Cannot read the server\'s answer as its choice must have a text: it is {"text":"a","finish_reason":"stop"}',
    ],
  ];
  for (const [choice, expected] of cases) {
    assertEquals(
      await outcome(
        () => Response.json({ choices: [choice] }),
        generate(chat("Hello")),
      ),
      expected,
    );
  }
});

Deno.test("usage that is missing or odd is null", async () => {
  for (const usage of [undefined, null, 5, { prompt_tokens: "7" }]) {
    await using server = openaiServer({
      fault: ({ path }) =>
        path === "/models" ? undefined : Response.json({
          choices: [{ text: "a", finish_reason: "stop" }],
          usage,
        }),
    });
    await using runner = await open(server.endpoint);
    const responses = await ask(runner, generate(text("1")));
    assertEquals(errorsOf(responses), []);
    const [response] = responses;
    assert(response?.kind === "generated");
    assertEquals(response.usage, {
      promptTokens: null,
      completionTokens: null,
    });
  }
});

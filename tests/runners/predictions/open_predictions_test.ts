import { assertEquals, assertRejects } from "@std/assert";
import type { ModelRequest, Row, Runner } from "../../../core/mod.ts";
import { digestFile } from "../../../checkpoints/mod.ts";
import { readRows } from "../../../datasets/mod.ts";
import {
  openPredictions,
  type Origin,
} from "../../../runners/predictions/mod.ts";
import { requests, testRunner } from "../../conformance/runner.ts";

/** The samples behind requests whose ids are `task/treatment/sample`, joined by `+`. */
function resolve(requestId: string): readonly Origin[] {
  return requestId.split("+").map((name) => {
    const [task = "", treatment = "", sample = ""] = name.split("/");
    return { task, treatment, sample };
  });
}

function open(...rows: readonly Row[]): Promise<Runner> {
  return openPredictions(rows.map((row, i) => ({ number: i + 1, row })), {
    file: "answers.jsonl",
    sha256: "0".repeat(64),
    resolve,
  });
}

function generate(id: string): ModelRequest {
  return {
    kind: "generate",
    id,
    prompt: { kind: "text", text: "?" },
    sampling: { maxTokens: 8, stop: [], temperature: 0 },
  };
}

/** What is answered: a text, or why there is none. */
async function answers(
  runner: Runner,
  ...ids: readonly string[]
): Promise<string[]> {
  const responses = await Array.fromAsync(runner.run(ids.map(generate)));
  return responses.map((response) =>
    response.kind === "generated"
      ? response.text
      : response.kind === "failed"
      ? response.error
      : response.kind
  );
}

testRunner("stored answers", () =>
  openPredictions(
    Array.from(requests(2_000, "generate"), ({ id }, i) => ({
      number: i + 1,
      row: { task: "sums", sample: id, response: `${2 * i}` },
    })),
    {
      file: "sums.jsonl",
      sha256: "0".repeat(64),
      resolve: (id) => [{ task: "sums", treatment: "none", sample: id }],
    },
  ), { kinds: ["generate"] });

Deno.test("a request is answered by the row of its task, treatment and sample", async () => {
  await using runner = await open(
    { task: "sums", sample: "1", response: "two" },
    { task: "sums", treatment: "shouted", sample: "1", response: "TWO" },
    { task: "sums", treatment: "", sample: 2, response: "" },
  );
  assertEquals(
    await answers(
      runner,
      "sums/none/1",
      "sums/shouted/1",
      "sums/none/2",
      "sums/none/3",
    ),
    [
      "two",
      "TWO",
      "",
      'Cannot answer as an answer must be stored: none is to task "sums", treatment "none", sample "3"',
    ],
  );
  assertEquals(runner.provenance, {
    runner: "predictions",
    sha256: "0".repeat(64),
    answers: 3,
  });
});

Deno.test("samples that ask the same must have the same answer", async () => {
  await using runner = await open(
    { task: "sums", sample: "1", response: "two" },
    { task: "sums", sample: "2", response: "two" },
    { task: "sums", sample: "3", response: "three" },
  );
  assertEquals(
    await answers(
      runner,
      "sums/none/1+sums/none/2+sums/none/9",
      "sums/none/2+sums/none/3",
    ),
    [
      "two",
      "Cannot answer as equal requests must have equal answers: rows 2 and 3 answer the same request and differ",
    ],
  );
});

Deno.test("a row that cannot be read is named with its field", async () => {
  const fine = { task: "sums", sample: "1", response: "two" };
  const cases: readonly [Row, string][] = [
    [
      { ...fine, answer: "2" },
      'as its fields must be among task, treatment, sample, response: "answer" is not',
    ],
    [
      { task: "sums", sample: "2" },
      'as field "response" must be a text: it is missing',
    ],
    [{ ...fine, response: 5 }, 'as field "response" must be a text: it is 5'],
    [{ ...fine, sample: 1.5 }, 'as field "sample" must be a text: it is 1.5'],
    [{ ...fine, task: null }, 'as field "task" must be a text: it is null'],
    [
      { ...fine, treatment: ["none"] },
      'as field "treatment" must be a text: it is ["none"]',
    ],
    [
      { ...fine, treatment: "none" },
      'as it must be the only one of its sample: row 1 answers task "sums", treatment "none", sample "1" too',
    ],
  ];
  for (const [row, reason] of cases) {
    await assertRejects(
      () => open(fine, row),
      SyntaxError,
      `Cannot read row 2 of "answers.jsonl" ${reason}`,
    );
  }
});

Deno.test("a JSONL and a CSV file of the same answers answer alike", async () => {
  const texts = {
    jsonl:
      '{"task":"sums","sample":"1","response":"So, \\"two\\".\\nTwo."}\n{"task":"sums","treatment":"shouted","sample":"1","response":"TWO"}\n',
    csv:
      'task,treatment,sample,response\r\nsums,,1,"So, ""two"".\nTwo."\r\nsums,shouted,1,TWO\r\n',
  };
  for (const [ending, text] of Object.entries(texts)) {
    const file = await Deno.makeTempFile({ suffix: `.${ending}` });
    await Deno.writeTextFile(file, text);
    const sha256 = await digestFile(file);
    await using runner = await openPredictions(
      readRows({ location: file, sha256 }),
      { file, sha256, resolve },
    );
    assertEquals(await answers(runner, "sums/none/1", "sums/shouted/1"), [
      'So, "two".\nTwo.',
      "TWO",
    ]);
    assertEquals(runner.id, sha256);
    await Deno.remove(file);
  }
});

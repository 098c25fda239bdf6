import { assertEquals } from "@std/assert";
import type { ModelRequest } from "../../../core/mod.ts";
import { openLocal } from "../../../runners/onnx/mod.ts";

function next(text: string): ModelRequest {
  return { id: text, kind: "next", prompt: { kind: "text", text }, top: 1 };
}

Deno.test("what cannot be asked fails by itself and says why, the others are answered", async () => {
  await using runner = await openLocal("tests/data/tiny_llama/base");
  const half = "half a pair \ud800";
  const long = "far too long ".repeat(100);
  const texts = ["one", half, "", long, "two"];
  const answers = await Array.fromAsync(runner.run(texts.map(next)));
  const kinds = new Map(
    answers.map((answer) => [
      answer.requestId,
      answer.kind === "failed" ? answer.error.split(":")[0] : answer.kind,
    ]),
  );
  assertEquals(texts.map((text) => kinds.get(text)), [
    "next",
    "Cannot turn a text into tokens as it must be well-formed Unicode",
    "next",
    "Cannot answer as prompt and reply must fit the model's context of 256 tokens",
    "next",
  ]);
});

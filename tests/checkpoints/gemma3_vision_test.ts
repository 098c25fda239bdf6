import { assertAlmostEquals, assertEquals } from "@std/assert";
import { type Json, read, readFixture } from "./fixture.ts";

Deno.test("what Gemma 3 as published leaves out is what transformers takes for it", async () => {
  // As google/gemma-3-4b-it has it.
  const gemma = await read({
    architectures: ["Gemma3ForConditionalGeneration"],
    "model_type": "gemma3",
    "eos_token_id": [1, 106],
    "text_config": {
      "hidden_size": 2560,
      "intermediate_size": 10240,
      "model_type": "gemma3_text",
      "num_hidden_layers": 34,
      "rope_scaling": { factor: 8, "rope_type": "linear" },
      "sliding_window": 1024,
    },
    "vision_config": { "hidden_size": 1152 },
  });
  const { vocabulary, context, heads, keyValueHeads, headWidth } = gemma;
  assertEquals(
    { vocabulary, context, heads, keyValueHeads, headWidth },
    {
      vocabulary: 262_208,
      context: 131_072,
      heads: 8,
      keyValueHeads: 4,
      headWidth: 256,
    },
  );
  assertEquals(gemma.norm.epsilon, 1e-6);
  assertEquals(gemma.embedding.tied, true);
  assertEquals(gemma.endTokens, [1, 106]);
  assertEquals(gemma.layers.length, 34);
  const described = gemma.layers.slice(4, 6).map(({ window, scale, rope }) => {
    const [first = 0, second = 0] = rope?.frequencies ?? [];
    return { window, scale, first, base: (first / second) ** 128 };
  });
  const [sliding, full] = described;
  assertEquals([sliding?.window, full?.window], [1024, null]);
  assertEquals([sliding?.scale, full?.scale], [1 / 16, 1 / 16]);
  assertEquals([sliding?.first, full?.first], [1, 1 / 8]);
  assertAlmostEquals(sliding?.base ?? 0, 10_000, 1e-3);
  assertAlmostEquals(full?.base ?? 0, 1_000_000, 1e-3);
});

Deno.test("where Gemma 3 names no end tokens, its decoder's are taken", async () => {
  const fields = await readFixture("gemma3_vision");
  assertEquals((await read(fields)).endTokens, [1]);
  assertEquals((await read({ ...fields, "eos_token_id": 7 })).endTokens, [7]);
  const { "eos_token_id": _, ...text } = fields["text_config"] as Json;
  const unnamed = await read({ ...fields, "text_config": text });
  assertEquals(unnamed.endTokens, [1]);
});

import { assertEquals } from "@std/assert";
import { endDoubt, readTokenizer, sizeDoubt } from "../../checkpoints/mod.ts";

const GPT2 = await readTokenizer("tests/data/tokenizers/gpt2");

Deno.test("a tokenizer with less than nine tenths of the model's tokens is doubted", () => {
  assertEquals(sizeDoubt(GPT2, 768), {
    text: "the tokenizer has 401 tokens, the model's vocabulary 768",
    advice:
      "Make sure that tokenizer.json is this model's: with that of another its answers mean nothing",
  });
  assertEquals(sizeDoubt({ size: 900 }, 1_000), null);
  assertEquals(sizeDoubt({ size: 899 }, 1_000) === null, false);
});

Deno.test("vocabularies that are padded as published models' are, are not doubted", () => {
  for (
    const [size, vocabulary] of [
      [50_295, 51_200],
      [50_277, 50_688],
      [151_665, 152_064],
      [100_015, 102_400],
      [262_145, 262_144],
    ] as const
  ) assertEquals(sizeDoubt({ size }, vocabulary), null);
});

Deno.test("an end token that is plain text to the tokenizer is doubted", () => {
  assertEquals(endDoubt(GPT2, [400, 1]), {
    text: String.raw`"\"" (1) ends a reply, and is plain text to the tokenizer`,
    advice:
      'Make sure that tokenizer.json is this model\'s, or mend "eos_token_id" in generation_config.json or config.json',
  });
});

Deno.test("an end token that was added, is named, or has no text is not doubted", async () => {
  assertEquals(endDoubt(GPT2, [400]), null);
  assertEquals(endDoubt(GPT2, [5_000]), null);
  const named = { ...GPT2, special: { "eos_token": '"' } };
  assertEquals(endDoubt(named, [1]), null);
  const llama = await readTokenizer("tests/data/tokenizers/llama2");
  assertEquals(endDoubt(llama, [2]), null);
});

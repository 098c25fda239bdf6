import { assert, assertEquals } from "@std/assert";
import type { ModelRequest } from "../../../core/mod.ts";
import { openLocal, type OpenLocalOptions } from "../../../runners/onnx/mod.ts";

const CHECKPOINTS = [
  "base",
  "sft",
  "mft",
  "hft",
  "aligned",
  "large",
  "base-next",
];

/** Where a checkpoint or adapter is, or was not made yet. */
async function find(name: string, file: string): Promise<boolean> {
  return await Deno.stat(`models/${name}/${file}`).then(
    () => true,
    () => false,
  );
}

async function questions(file: string, count: number): Promise<ModelRequest[]> {
  const text = await Deno.readTextFile(`tasks/data/${file}.jsonl`);
  return text.split("\n", count).map((line) => {
    const { id, question } = JSON.parse(line);
    return {
      id,
      kind: "generate",
      prompt: { kind: "text", text: `Question: ${question}\nAnswer:` },
      sampling: { maxTokens: 60, stop: ["\n"], temperature: 0 },
    };
  });
}

async function texts(
  folder: string,
  requests: readonly ModelRequest[],
  options: OpenLocalOptions = {},
): Promise<Map<string, string>> {
  await using runner = await openLocal(folder, options);
  const texts = new Map<string, string>();
  for await (const response of runner.run(requests)) {
    assert(response.kind === "generated");
    texts.set(response.requestId, response.text);
  }
  return texts;
}

for (const name of CHECKPOINTS) {
  Deno.test({
    name: `models/${name}: replies do not depend on what else is asked`,
    ignore: !await find(name, "model.safetensors"),
    fn: async () => {
      const requests = [
        ...await questions("word_problems", 16),
        ...await questions("facts", 16),
      ];
      const together = await texts(`models/${name}`, requests);
      const alone = await texts(`models/${name}`, requests, {
        deterministic: true,
      });
      assertEquals(together.size, requests.length);
      const same = [...together].filter(([id, text]) => alone.get(id) === text);
      // Where two tokens are as likely as each other, rounding may decide.
      assert(same.length >= requests.length - 1, `${same.length} are equal`);
    },
  });
}

Deno.test({
  name: "models/lora: the adapter changes replies of its base",
  ignore: !await find("lora", "adapter_model.safetensors"),
  fn: async () => {
    const requests = await questions("word_problems", 16);
    const base = await texts("models/base", requests);
    const adapted = await texts("models/base", requests, {
      adapter: "models/lora",
    });
    const changed = [...base].filter(([id, text]) => adapted.get(id) !== text);
    assert(changed.length > 0, "Did the adapter load?");
  },
});

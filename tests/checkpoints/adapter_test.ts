import { assertEquals, assertRejects } from "@std/assert";
import { readAdapter } from "../../checkpoints/mod.ts";
import { fixture, inFolder, safetensors } from "./folder.ts";

async function readWith(
  changes: Readonly<Record<string, unknown>>,
  files: Readonly<Record<string, unknown>> = {},
) {
  const lora = await fixture("lora");
  const config = { ...lora["adapter_config.json"] as object, ...changes };
  let adapter: Awaited<ReturnType<typeof readAdapter>> | undefined;
  await inFolder(
    { ...lora, "adapter_config.json": config, ...files },
    async (folder) => {
      adapter = await readAdapter(folder);
    },
  );
  return adapter;
}

Deno.test("an adapter's scale is alpha by rank, by its root with rsLoRA", async () => {
  const plain = await readWith({});
  assertEquals(plain?.branch("any"), { rank: 4, scale: 8 / 4 });
  const stable = await readWith({ "use_rslora": true });
  assertEquals(stable?.branch("any"), { rank: 4, scale: 8 / 2 });
});

Deno.test("a pattern sets rank and scale of the modules that it ends with", async () => {
  const adapter = await readWith({
    "rank_pattern": { "q_proj": 2, "layers\\.1\\..*": 8 },
    "alpha_pattern": { "self_attn\\.q_proj": 6 },
  });
  const branch = (module: string) => adapter?.branch(`model.layers.${module}`);
  assertEquals(branch("0.self_attn.q_proj"), { rank: 2, scale: 3 });
  assertEquals(branch("1.self_attn.q_proj"), { rank: 2, scale: 3 });
  assertEquals(branch("1.mlp.up_proj"), { rank: 8, scale: 1 });
  assertEquals(branch("0.mlp.other_q_proj"), { rank: 4, scale: 2 });
  const error = await assertRejects(
    () => readWith({ "rank_pattern": { "(": 2 } }),
    SyntaxError,
  );
  assertEquals(
    error.message,
    'Cannot read this adapter as each name in "rank_pattern" of adapter_config.json must be a regular expression: "(" is not',
  );
});

Deno.test("an adapter's digest is of what it holds", async () => {
  const one = await readWith({});
  assertEquals((await readWith({}))?.digest, one?.digest);
  assertEquals(
    (await readWith({ "lora_alpha": 9 }))?.digest === one?.digest,
    false,
  );
});

const ADVICE =
  "Merge it into its base with peft's merge_and_unload and name the merged checkpoint";

for (
  const [field, value] of [
    ["lora_bias", true],
    ["bias", "some"],
    ["layer_replication", [[0, 2]]],
    ["trainable_token_indices", [1]],
    ["init_lora_weights", "pissa"],
    ["peft_type", "IA3"],
    ["something_new", 1],
  ] as const
) {
  Deno.test(`an adapter with ${field} is refused by name`, async () => {
    const error = await assertRejects(
      () => readWith({ [field]: value }),
      RangeError,
    );
    assertEquals(
      error.message,
      `Cannot run this adapter as "${field}" of adapter_config.json is not supported: it is ${
        JSON.stringify(value)
      }. ${ADVICE}`,
    );
  });
}

Deno.test("an adapter without weights is refused", async () => {
  await inFolder(
    { "adapter_config.json": { r: 4, "lora_alpha": 8 } },
    async (folder) => {
      await assertRejects(
        () => readAdapter(folder),
        Error,
        `Cannot read adapter "${folder}" as it must hold "adapter_model.safetensors". Save it with safe_serialization=True`,
      );
    },
  );
  const empty = { "adapter_model.safetensors": safetensors({}, 0) };
  await assertRejects(
    () => readWith({}, empty),
    RangeError,
    "as it must change something: it holds no tensor",
  );
});

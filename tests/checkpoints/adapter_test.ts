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
    'Cannot read this adapter as each pattern in "rank_pattern" of adapter_config.json must be a regular expression that Python and JavaScript read alike: "(" is not. Write it otherwise there',
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

Deno.test("fields of an adapter's first values, of training and of loading change nothing", async () => {
  const plain = await readWith({});
  const adapter = await readWith({
    "init_lora_weights": "eva",
    "eva_config": { rho: 2, tau: 0.99, "adjust_scaling_factors": true },
    "megatron_config": { "tensor_model_parallel_size": 1 },
    "task_type": null,
    "auto_mapping": {
      "base_model_class": "LlamaForCausalLM",
      "parent_library": "transformers.models.llama.modeling_llama",
      "unsloth_fixed": true,
    },
  });
  assertEquals(adapter?.branch("any"), plain?.branch("any"));
  assertEquals(
    [...adapter?.tensors.keys() ?? []],
    [...plain?.tensors.keys() ?? []],
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

const LEFT_OUT =
  "Cannot run this adapter as peft must have a place for each of its tensors: it leaves";
const AGAIN = "Are both files of one adapter? Copy or download both again";

/** Reads the fixture with some of its tensors called something else. */
async function readRenamed(from: string, to: string) {
  const name = "adapter_model.safetensors";
  const bytes = (await fixture("lora"))[name] as Uint8Array;
  const text = new TextDecoder("latin1").decode(bytes);
  const length = new DataView(bytes.buffer).getUint32(0, true);
  const header = text.slice(8, 8 + length).replaceAll(from, to);
  const changed = safetensors(JSON.parse(header), 0);
  const data = bytes.subarray(8 + length);
  await readWith({}, { [name]: new Uint8Array([...changed, ...data]) });
}

for (
  const [what, read, name, reason] of [
    [
      "a branch beside a module that its configuration does not name",
      () => readWith({ "target_modules": ["v_proj"] }),
      "base_model.model.model.layers.0.self_attn.q_proj.lora_A.weight",
      '"model.layers.0.self_attn.q_proj" is not among the modules that "target_modules" of adapter_config.json and the fields beside it choose',
    ],
    [
      "a branch beside a module that its configuration excludes",
      () => readWith({ "exclude_modules": ["self_attn.q_proj"] }),
      "base_model.model.model.layers.0.self_attn.q_proj.lora_A.weight",
      '"model.layers.0.self_attn.q_proj" is not among the modules that "target_modules" of adapter_config.json and the fields beside it choose',
    ],
    [
      "a bias that takes the name of the module in its branch's place",
      () =>
        readRenamed(
          "0.self_attn.q_proj.lora_A.weight",
          "0.self_attn.q_proj.bias",
        ),
      "base_model.model.model.layers.0.self_attn.q_proj.bias",
      '"model.layers.0.self_attn.q_proj" is among the modules that "target_modules" of adapter_config.json chooses, whose own tensors have "base_layer" in their names',
    ],
    [
      "a tensor without what peft puts before its name",
      () =>
        readRenamed(
          "base_model.model.model.layers.0.self_attn.q_proj.lora_A",
          "q_proj.lora_A",
        ),
      "q_proj.lora_A.weight",
      'its name does not begin with "base_model.model."',
    ],
  ] as const
) {
  Deno.test(`an adapter with ${what} is refused, as peft would leave it out`, async () => {
    const { message } = await assertRejects(read, RangeError);
    const file = /of "([^"]+adapter_model\.safetensors)"/.exec(message)?.[1];
    assertEquals(
      message,
      `${LEFT_OUT} "${name}" of "${file}" out, since ${reason}. ${AGAIN}`,
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

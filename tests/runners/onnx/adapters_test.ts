import { assertEquals, assertRejects } from "@std/assert";
import { openModel } from "../../../runners/onnx/mod.ts";
import { inFolder, safetensors } from "../../checkpoints/folder.ts";

const DATA = "tests/data/architectures";
const FILES = ["adapter_config.json", "adapter_model.safetensors"];

/** Opens a base with an adapter one of whose tensors is called something else. */
async function openRenamed(
  [base, adapter]: readonly [base: string, adapter: string],
  [from, to]: readonly [from: string, to: string],
): Promise<void> {
  const files: Record<string, Uint8Array> = {};
  for (const file of FILES) {
    const bytes = await Deno.readFile(`${DATA}/${adapter}/${file}`);
    const text = new TextDecoder("latin1").decode(bytes).replaceAll(from, to);
    files[file] = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  }
  await inFolder(files, async (folder) => {
    await using _ = await openModel(`${DATA}/${base}`, { adapter: folder });
  });
}

function withoutFolder(message: string): string {
  return message.replace(/"[^"]*\/adapter_model/, '"FOLDER/adapter_model');
}

const REFUSED: readonly (readonly [
  what: string,
  pair: readonly [base: string, adapter: string],
  renamed: readonly [from: string, to: string],
  message: string,
])[] = [
  [
    "a whole module that the base has not",
    ["mistral", "mistral_saved"],
    ["model.model.norm.weight", "model.model.gnom.weight"],
    'Cannot run this adapter as each of its tensors must belong to a module of the checkpoint: "base_model.model.model.gnom.weight" of "FOLDER/adapter_model.safetensors" does not. Was it trained on this base?',
  ],
  [
    "a whole module of another shape",
    ["mistral", "mistral_saved"],
    ["[58,16]", "[16,58]"],
    'Cannot run this adapter as the shape of tensor "base_model.model.model.embed_tokens.weight" must be [58,16], as base and adapter_config.json say: in "FOLDER/adapter_model.safetensors" it is [16,58]. Was it trained on this base, and is adapter_config.json the one beside it?',
  ],
  [
    "a branch of DoRA without its length",
    ["gpt2", "gpt2_dora"],
    [
      "h.0.attn.c_attn.lora_magnitude_vector",
      "h.0.attn.c_attn.lora_magnitude_rotcev",
    ],
    'Cannot run this adapter as each of its branches must be whole: "base_model.model.transformer.h.0.attn.c_attn.lora_magnitude_vector" is missing in "FOLDER/adapter_model.safetensors". Copy or download it again, or save it anew',
  ],
  [
    "a module of a decoder beside images that the base has not",
    ["gemma3_vision", "gemma3_vision_renamed"],
    [
      "language_model.model.layers.1.mlp.down",
      "language_model.model.layers.1.mlp.nowd",
    ],
    'Cannot run this adapter as peft must have a place for each of its tensors: it leaves "base_model.model.language_model.model.layers.1.mlp.nowd_proj.lora_A.weight" of "FOLDER/adapter_model.safetensors" out, since "language_model.model.layers.1.mlp.nowd_proj" is not among the modules that "target_modules" of adapter_config.json and the fields beside it choose. Are both files of one adapter? Copy or download both again',
  ],
  [
    "changes to what sees images alone",
    ["gemma3_vision", "gemma3_vision_lora"],
    [
      "model.model.language_model.layers.",
      "model.model.vision_tower.eyesight.",
    ],
    "Cannot run this adapter as it must change modules that texts meet: all that it changes is in model.vision_tower., model.multi_modal_projector.",
  ],
  [
    "half a branch",
    ["phi3", "phi3_lora"],
    [
      "layers.1.self_attn.qkv_proj.lora_B",
      "layers.1.self_attn.qkv_proj.lora_C",
    ],
    'Cannot run this adapter as each of its branches must be whole: "base_model.model.model.layers.1.self_attn.qkv_proj.lora_B.weight" is missing in "FOLDER/adapter_model.safetensors". Copy or download it again, or save it anew',
  ],
  [
    "DoRA beside embeddings that the model scales",
    ["gemma3", "gemma3_embeddings"],
    ['"use_dora": false', '"use_dora": true '],
    'Cannot run this adapter as DoRA beside embeddings that the model scales is not supported, since peft merges it otherwise than it runs it: "model.embed_tokens" has such a branch. Train it without use_dora, or without this module among its "target_modules"',
  ],
];

for (const [what, pair, renamed, message] of REFUSED) {
  Deno.test(`an adapter with ${what} is refused before the first request`, async () => {
    const error = await assertRejects(() => openRenamed(pair, renamed), Error);
    assertEquals(withoutFolder(error.message), message);
  });
}

Deno.test("an adapter with a branch beside learned positions is refused before the first request", async () => {
  const name = "base_model.model.transformer.wpe.lora_embedding_A";
  const entry = { dtype: "F32", shape: [1], "data_offsets": [0, 4] };
  await inFolder({
    "adapter_config.json": { r: 1, "lora_alpha": 1, "target_modules": ["wpe"] },
    "adapter_model.safetensors": safetensors({ [name]: entry }, 4),
  }, async (adapter) => {
    const { message } = await assertRejects(
      () => openModel(`${DATA}/gpt2`, { adapter }),
      RangeError,
    );
    assertEquals(
      withoutFolder(message),
      `Cannot run this adapter as a branch of this kind beside "transformer.wpe" is not supported: "${name}" of "FOLDER/adapter_model.safetensors" belongs to one. Merge it into its base with peft's merge_and_unload and name the merged checkpoint`,
    );
  });
});

Deno.test("an adapter that changes the embeddings leaves its base as it is", async () => {
  const read = { offset: 0, picks: [1, 2, 3], whole: false };
  const ask = async (options = {}) => {
    await using model = await openModel(`${DATA}/qwen2`, options);
    const step = { sequence: model.open(), tokens: [7], reads: [read] };
    const [[reading] = []] = await model.step([step]);
    return reading?.picked;
  };
  const before = await ask();
  await ask({ adapter: `${DATA}/qwen2_tokens` });
  assertEquals(await ask(), before);
});

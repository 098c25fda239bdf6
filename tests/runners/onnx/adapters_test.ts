import { assertEquals, assertRejects } from "@std/assert";
import { openModel } from "../../../runners/onnx/mod.ts";
import { inFolder } from "../../checkpoints/folder.ts";

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
    'Cannot run this adapter as each of its tensors must belong to a module of the checkpoint: "base_model.model.model.gnom.weight" does not. Was it trained on this base?',
  ],
  [
    "a whole module of another shape",
    ["mistral", "mistral_saved"],
    ["[58,16]", "[16,58]"],
    'Cannot use tensor "base_model.model.model.embed_tokens.weight" as its shape must be [58,16]: it is [16,58]',
  ],
  [
    "a branch of DoRA without its length",
    ["gpt2", "gpt2_dora"],
    [
      "h.0.attn.c_attn.lora_magnitude_vector",
      "h.0.attn.c_attn.lora_magnitude_rotcev",
    ],
    'Cannot run this checkpoint as tensor "base_model.model.transformer.h.0.attn.c_attn.lora_magnitude_vector" is missing',
  ],
  [
    "a module of a decoder beside images that the base has not",
    ["gemma3_vision", "gemma3_vision_renamed"],
    [
      "language_model.model.layers.1.mlp.down",
      "language_model.model.layers.1.mlp.nowd",
    ],
    'Cannot run this adapter as each of its tensors must belong to a module of the checkpoint: "base_model.model.model.language_model.layers.1.mlp.nowd_proj.lora_A.weight" does not. Was it trained on this base?',
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
    'Cannot run this checkpoint as tensor "base_model.model.model.layers.1.self_attn.qkv_proj.lora_B.weight" is missing',
  ],
];

for (const [what, pair, renamed, message] of REFUSED) {
  Deno.test(`an adapter with ${what} is refused before the first request`, async () => {
    const error = await assertRejects(() => openRenamed(pair, renamed), Error);
    assertEquals(error.message, message);
  });
}

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

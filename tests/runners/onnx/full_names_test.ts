import { assertEquals, assertRejects } from "@std/assert";
import { openModel } from "../../../runners/onnx/mod.ts";
import { inFolder } from "../../checkpoints/folder.ts";

const FIXTURE = "tests/data/architectures/gemma3_vision";
const FILES = [
  "config.json",
  "model.safetensors",
  "tokenizer.json",
  "tokenizer_config.json",
];

/** Opens the fixture with tensors of other names, each as long as before. */
async function openRenamed(from: string, to: string): Promise<void> {
  const files: Record<string, Uint8Array> = {};
  for (const file of FILES) {
    const bytes = await Deno.readFile(`${FIXTURE}/${file}`);
    const text = new TextDecoder("latin1").decode(bytes);
    const renamed = file.endsWith(".safetensors")
      ? text.replaceAll(from, to)
      : text;
    files[file] = Uint8Array.from(renamed, (letter) => letter.charCodeAt(0));
  }
  await inFolder(files, async (folder) => {
    await using _ = await openModel(folder);
  });
}

/** A message with the name of its temporary folder left out. */
function withoutFolder(message: string): string {
  return message.replaceAll(/"[^"]*\/(?=[^/"]+\.safetensors")/g, '"FOLDER/');
}

const REFUSED: readonly (readonly [
  what: string,
  renamed: readonly [from: string, to: string],
  message: string,
])[] = [
  [
    "a tensor that is neither the decoder's nor of what sees images",
    ["vision_tower.post_layernorm.", "motion_tower.post_layernorm."],
    'Cannot run this checkpoint as config.json must tell of each of its tensors: of "motion_tower.post_layernorm.bias" in "FOLDER/model.safetensors" it does not. Are both of one checkpoint? If so, serve it and name the server as an endpoint instead',
  ],
  [
    "a decoder's tensor that is not known",
    ["vision_tower.post_layernorm.", "language_model.layernorms.1."],
    'Cannot run this checkpoint as config.json must tell of each of its tensors: of "language_model.layernorms.1.bias" in "FOLDER/model.safetensors" it does not. Are both of one checkpoint? If so, serve it and name the server as an endpoint instead',
  ],
  [
    "one tensor under two names",
    [
      '"vision_tower.post_layernorm.weight"',
      '"language_model.norm.weight"        ',
    ],
    'Cannot read weights as each tensor must be stored once: "language_model.model.norm.weight" and "language_model.norm.weight" are both "model.language_model.norm.weight" in full. Save the checkpoint anew',
  ],
];

for (const [what, [from, to], message] of REFUSED) {
  Deno.test(`a checkpoint that sees images with ${what} is refused`, async () => {
    const error = await assertRejects(() => openRenamed(from, to), RangeError);
    assertEquals(withoutFolder(error.message), message);
  });
}

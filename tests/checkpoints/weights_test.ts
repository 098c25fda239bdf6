import { assertEquals, assertRejects } from "@std/assert";
import { findWeights } from "../../checkpoints/mod.ts";
import { inFolder, safetensors } from "./folder.ts";

const INDEX = "model.safetensors.index.json";

function shard(name: string): Uint8Array {
  return safetensors(
    { [name]: { dtype: "F32", shape: [1], "data_offsets": [0, 4] } },
    4,
  );
}

Deno.test("weights in one file are found", async () => {
  await inFolder({ "model.safetensors": shard("a") }, async (folder) => {
    const { files, tensors } = await findWeights(folder);
    assertEquals(files, [`${folder}/model.safetensors`]);
    assertEquals([...tensors.keys()], ["a"]);
  });
});

Deno.test("weights in shards are found", async () => {
  await inFolder({
    "two.safetensors": shard("b"),
    "one.safetensors": shard("a"),
    [INDEX]: { "weight_map": { b: "two.safetensors", a: "one.safetensors" } },
  }, async (folder) => {
    const { files, tensors } = await findWeights(folder);
    assertEquals(files, [
      `${folder}/one.safetensors`,
      `${folder}/two.safetensors`,
    ]);
    assertEquals(tensors.get("b")?.file, `${folder}/two.safetensors`);
  });
});

const REFUSED: readonly (readonly [
  what: string,
  files: Readonly<Record<string, unknown>>,
  message: string,
])[] = [
  [
    "a missing shard",
    {
      "one.safetensors": shard("a"),
      [INDEX]: { "weight_map": { a: "one.safetensors", b: "two.safetensors" } },
    },
    'Cannot read weights from "FOLDER" as shard "two.safetensors" is missing. Download it again',
  ],
  [
    "a shard outside the folder",
    { [INDEX]: { "weight_map": { a: "../secret.safetensors" } } },
    'Cannot read "FOLDER/model.safetensors.index.json" as each shard must be a file beside it that ends in ".safetensors": it names "../secret.safetensors". Put the shards there, or save the checkpoint anew',
  ],
  [
    "a shard at an absolute path",
    { [INDEX]: { "weight_map": { a: "/etc/passwd" } } },
    'Cannot read "FOLDER/model.safetensors.index.json" as each shard must be a file beside it that ends in ".safetensors": it names "/etc/passwd". Put the shards there, or save the checkpoint anew',
  ],
  [
    "a tensor that is not in its shard",
    {
      "one.safetensors": shard("a"),
      [INDEX]: { "weight_map": { b: "one.safetensors" } },
    },
    'Cannot read "FOLDER/model.safetensors.index.json" as every tensor must lie in the shard it names: "b" is not in "one.safetensors". Copy or download index and shards again',
  ],
  [
    "a tensor that is stored twice",
    {
      "one.safetensors": shard("a"),
      "two.safetensors": shard("a"),
      [INDEX]: { "weight_map": { a: "one.safetensors", b: "two.safetensors" } },
    },
    'Cannot read weights as each tensor must be stored once: "a" is in "FOLDER/one.safetensors" and "FOLDER/two.safetensors". Copy or download the index and all its shards again, or save the checkpoint anew',
  ],
  [
    "an index without a map",
    { [INDEX]: {} },
    'Cannot read "FOLDER/model.safetensors.index.json" as it must say which file holds each tensor: "weight_map" is missing. Copy or download it again',
  ],
  [
    "a folder without weights",
    {},
    'Cannot find weights in "FOLDER" as it must hold "model.safetensors" or "model.safetensors.index.json". Is it the folder of a checkpoint?',
  ],
  [
    "pickled weights",
    { "pytorch_model.bin": "…" },
    'Cannot find weights in "FOLDER" as it must hold "model.safetensors" or "model.safetensors.index.json": it holds "pytorch_model.bin", which may run code when it is read. Save it with safe_serialization=True',
  ],
];

for (const [what, files, message] of REFUSED) {
  Deno.test(`${what} is refused`, async () => {
    await inFolder(files, async (folder) => {
      const error = await assertRejects(() => findWeights(folder), Error);
      assertEquals(error.message.replaceAll(folder, "FOLDER"), message);
    });
  });
}

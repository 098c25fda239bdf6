import { assert, assertEquals, assertRejects } from "@std/assert";
import { readAdapter, readCheckpoint } from "../../../checkpoints/mod.ts";
import { filesOf } from "../../servers/hub_repositories.ts";
import { Fetched } from "./fetched.ts";

Deno.test("a checkpoint of a hub reads as the folder that it was made of", async () => {
  await using fetched = new Fetched({ page: 2 });
  const { folder, commit } = await fetched.download();
  assertEquals(commit, fetched.commit);
  const [here, there] = [
    await readCheckpoint(folder),
    await readCheckpoint("models/base"),
  ];
  assertEquals(here.digests, there.digests);
});

Deno.test("only what is read is downloaded", async () => {
  await using fetched = new Fetched();
  fetched.server.repositories.push("org/base", {
    ...filesOf("models/base"),
    "pytorch_model.bin": new Uint8Array(200_000),
    "model.fp16.safetensors": new Uint8Array(200_000),
  });
  await fetched.download();
  assertEquals(fetched.begun.map(([path]) => path), [
    "config.json",
    "tokenizer.json",
    "tokenizer_config.json",
    "generation_config.json",
    "model.safetensors",
  ]);
});

Deno.test("an adapter of a hub needs two files", async () => {
  await using fetched = new Fetched();
  const { folder } = await fetched.download({
    name: "hf:org/lora",
    role: "adapter",
  });
  const { digest } = await readAdapter(folder);
  assertEquals(digest, (await readAdapter("models/lora")).digest);
  assertEquals(fetched.begun.length, 2);
});

Deno.test("the cache is laid out as Python's huggingface_hub lays it out", async () => {
  await using fetched = new Fetched();
  const { folder, commit } = await fetched.download();
  const place = "models--org--base";
  assertEquals(folder, `${fetched.cache}/${place}/snapshots/${commit}`);
  const target = await Deno.readLink(`${folder}/model.safetensors`);
  const { weights } = await manifest();
  assertEquals(target, `../../blobs/${weights}`);
  assertEquals(
    await Deno.readTextFile(`${fetched.cache}/${place}/refs/main`),
    commit,
  );
  const others = (await fetched.cached()).filter((path) =>
    !/^models--org--base\/(?:blobs|snapshots)\//.test(path) &&
    !path.startsWith(`.locks/${place}/`)
  );
  assertEquals(others, [`${place}/refs/main`]);
});

/** SHA-256 of the base's weights. */
async function manifest(): Promise<{ weights: string }> {
  const bytes = await Deno.readFile("models/base/model.safetensors");
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return { weights: new Uint8Array(digest).toHex() };
}

Deno.test("what is there is not downloaded again", async () => {
  await using fetched = new Fetched();
  const first = await fetched.download();
  const begun = fetched.begun.length;
  assertEquals(await fetched.download(), first);
  assertEquals(fetched.begun.length, begun);
  assertEquals(fetched.server.stored.length, 1);
});

Deno.test("a branch that moved is noticed, and only what changed is downloaded", async () => {
  await using fetched = new Fetched();
  const before = await fetched.download();
  const commit = fetched.server.repositories.push("org/base", {
    ...filesOf("models/base"),
    "model.safetensors": filesOf("models/sft")["model.safetensors"] ??
      new Uint8Array(),
  });
  const begun = fetched.begun.length;
  const after = await fetched.download();
  assertEquals(after.commit, commit);
  assertEquals(fetched.begun.slice(begun), [["model.safetensors", 0]]);
  assertEquals(fetched.notes, [
    `hf:org/base@main has moved from ${before.commit.slice(0, 7)} to ${
      commit.slice(0, 7)
    } since it was downloaded`,
  ]);
});

Deno.test("a commit stays what it was when its branch moves", async () => {
  await using fetched = new Fetched();
  const name = `hf:org/base@${fetched.commit}`;
  fetched.server.repositories.push("org/base", filesOf("models/sft"));
  const { commit } = await fetched.download({ name });
  assertEquals(commit, fetched.commit);
  assert(!(await fetched.cached()).some((path) => path.includes("/refs/")));
});

Deno.test("a revision may have slashes, as those of pull requests do", async () => {
  await using fetched = new Fetched();
  const { repositories } = fetched.server;
  repositories.push("org/base", filesOf("models/sft"), "refs/pr/1");
  const { commit } = await fetched.download({
    name: "hf:org/base@refs/pr/1",
  });
  assert(
    (await fetched.cached()).includes("models--org--base/refs/refs/pr/1"),
  );
  const offline = { name: "hf:org/base@refs/pr/1", offline: true };
  assertEquals((await fetched.download(offline)).commit, commit);
});

Deno.test("weights in shards come by their index", async () => {
  await using fetched = new Fetched();
  const { "model.safetensors": weights, ...rest } = filesOf("models/base");
  const index = { "weight_map": { a: "a.safetensors", b: "b.safetensors" } };
  fetched.server.repositories.push("org/shards", {
    ...rest,
    "model.safetensors.index.json": new TextEncoder().encode(
      JSON.stringify(index),
    ),
    "a.safetensors": weights ?? new Uint8Array(),
    "b.safetensors": new Uint8Array(7),
    "c.safetensors": new Uint8Array(8),
  });
  const { folder } = await fetched.download({ name: "hf:org/shards" });
  assertEquals((await Deno.stat(`${folder}/b.safetensors`)).size, 7);
  assertEquals(fetched.begun.length, 7);
});

Deno.test("an index that leads out of the folder is refused before any weights come", async () => {
  await using fetched = new Fetched();
  const { "model.safetensors": _, ...rest } = filesOf("models/base");
  const index = { "weight_map": { a: "../../../a.safetensors" } };
  fetched.server.repositories.push("org/evil", {
    ...rest,
    "model.safetensors.index.json": new TextEncoder().encode(
      JSON.stringify(index),
    ),
  });
  await assertRejects(
    () => fetched.download({ name: "hf:org/evil" }),
    RangeError,
    'as each shard must be a file beside it that ends in ".safetensors": it names "../../../a.safetensors"',
  );
});

for (
  const path of [
    "../evil.json",
    "a/../../evil.json",
    "/evil.json",
    "..\\evil.json",
  ]
) {
  Deno.test(`a listing with ${JSON.stringify(path)} is refused`, async () => {
    await using fetched = new Fetched();
    const files = { ...filesOf("models/base"), [path]: new Uint8Array(3) };
    fetched.server.repositories.push("org/evil", files);
    await assertRejects(
      () => fetched.download({ name: "hf:org/evil" }),
      RangeError,
      `Cannot download hf:org/evil@main as its files must lie within it: there is ${
        JSON.stringify(path)
      }`,
    );
    assertEquals(await fetched.cached(), []);
  });
}

import { assertEquals, assertNotEquals, assertRejects } from "@std/assert";
import { digestWeights } from "../../checkpoints/digest_weights.ts";
import { digestFile } from "../../checkpoints/mod.ts";
import { inFolder } from "./folder.ts";

const LONG = 2 ** 25;

/** Counts how often a file is opened meanwhile. */
async function countReads(act: () => Promise<void>): Promise<number> {
  const { open } = Deno;
  let reads = 0;
  try {
    Deno.open = (...values) => {
      reads++;
      return open(...values);
    };
    await act();
  } finally {
    Deno.open = open;
  }
  return reads;
}

/** A file that was written at a moment of its own. */
async function write(path: string, size: number, moment: number) {
  await Deno.writeFile(path, Uint8Array.of(moment));
  await Deno.truncate(path, size);
  await Deno.utime(path, moment, moment);
}

Deno.test("long weights are read once for all models that have them", async () => {
  await inFolder({}, async (folder) => {
    const path = `${folder}/model.safetensors`;
    await write(path, LONG, 1);
    const digest = await digestFile(path);
    const reads = await countReads(async () => {
      const both = [digestWeights(path), digestWeights(path)];
      assertEquals(await Promise.all(both), [digest, digest]);
      assertEquals(await digestWeights(path), digest);
    });
    assertEquals(reads, 1);
  });
});

for (const size of [LONG, LONG - 1]) {
  Deno.test(`${size} bytes that were written anew have another digest`, async () => {
    await inFolder({}, async (folder) => {
      const path = `${folder}/model.safetensors`;
      await write(path, size, 1);
      const before = await digestWeights(path);
      await write(path, size, 2);
      assertEquals(await digestWeights(path), await digestFile(path));
      assertNotEquals(await digestWeights(path), before);
    });
  });
}

Deno.test("weights that are gone are an error each time, not a digest", async () => {
  await inFolder({}, async (folder) => {
    const path = `${folder}/model.safetensors`;
    await write(path, LONG, 1);
    await digestWeights(path);
    await Deno.remove(path);
    await assertRejects(() => digestWeights(path), Deno.errors.NotFound);
  });
});

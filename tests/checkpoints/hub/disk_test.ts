import { assertEquals, assertRejects } from "@std/assert";
import { filesOf } from "../../servers/hub_repositories.ts";
import { canMount, SmallDisk } from "../../e2e/small_disk.ts";
import { Fetched } from "./fetched.ts";

const ignore = !canMount();

Deno.test({
  name:
    "a full disk stops a download with what to do, nothing half-written passes for whole, and the next one goes on when there is room",
  ignore,
  async fn() {
    await using fetched = new Fetched();
    using disk = new SmallDisk(fetched.cache, "1m");
    const error = await assertRejects(() => fetched.download(), Error);
    assertEquals(
      error.message,
      `Cannot keep hf:org/base@main in the cache "${fetched.cache}": No space left on device (os error 28). Make room, or let HF_HUB_CACHE name a folder that has it; what came is kept, the same command goes on`,
    );
    await assertRejects(() => fetched.download({ offline: true }), RangeError);
    disk.remount("size=4m");
    const { folder } = await fetched.download();
    assertEquals(
      await Deno.readFile(`${folder}/model.safetensors`),
      filesOf("models/base")["model.safetensors"],
    );
    const [, came = 0] = fetched.begun.at(-1) ?? [];
    assertEquals(came > 500_000, true, `${came} bytes were there`);
  },
});

Deno.test({
  name: "a cache that may only be read does where it has all, else says so",
  ignore,
  async fn() {
    await using fetched = new Fetched();
    using disk = new SmallDisk(fetched.cache, "4m");
    const { folder } = await fetched.download();
    await Deno.remove(`${fetched.cache}/models--org--base/refs/main`);
    disk.remount("ro");
    assertEquals((await fetched.download()).folder, folder);
    const error = await assertRejects(
      () => fetched.download({ name: "hf:org/lora", role: "adapter" }),
      Error,
    );
    assertEquals(
      error.message.replace(/: Read-only[^.]*/, ": …"),
      `Cannot keep hf:org/lora@main in the cache "${fetched.cache}": …. Let HF_HUB_CACHE name a folder that may be written`,
    );
  },
});

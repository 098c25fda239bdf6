import { assert, assertRejects } from "@std/assert";
import { openLocal } from "../../../runners/onnx/mod.ts";

const BASE = "tests/data/tiny_llama/base";

Deno.test("a device that is not there ends the run with what to do", async () => {
  await using runner = await openLocal(BASE, { device: "cuda" });
  const prompt = { kind: "text", text: "one" } as const;
  const { message } = await assertRejects(
    () =>
      Array.fromAsync(runner.run([{ id: "1", kind: "next", prompt, top: 1 }])),
    Error,
  );
  assert(message.startsWith("Cannot load the model on cuda: "), message);
  assert(message.endsWith("run on webgpu or the cpu otherwise"), message);
});

Deno.test("with auto, the first device that works is taken", async () => {
  await using runner = await openLocal(BASE, { device: "auto" });
  assert(["cuda", "webgpu", "cpu"].includes(`${runner.provenance["device"]}`));
});

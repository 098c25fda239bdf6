import { assert, assertEquals, assertRejects } from "@std/assert";
import type { ModelRequest } from "../../../core/mod.ts";
import { openLocal } from "../../../runners/onnx/mod.ts";
import { fixture, inFolder } from "../../checkpoints/folder.ts";

const BASE = "tests/data/tiny_llama/base";
const REQUEST: ModelRequest = {
  ...{ id: "1", kind: "next", top: 1 },
  prompt: { kind: "text", text: "one" },
};

Deno.test("a device that is not there ends the run with what to do", async () => {
  await using runner = await openLocal(BASE, { device: "cuda" });
  const { message } = await assertRejects(
    () => Array.fromAsync(runner.run([REQUEST])),
    Error,
  );
  assert(message.startsWith("Cannot load the model on cuda: "), message);
  for (
    const needed of [
      "an NVIDIA driver, CUDA 12, cuDNN 9 and libonnxruntime_providers_cuda.so",
      "ONNXRUNTIME_NODE_INSTALL=cuda12 deno run -A npm:onnxruntime-node@1.30.0/script/install.js",
      "or run with --device cpu meanwhile",
    ]
  ) assert(message.includes(needed), message);
});

Deno.test("with auto, the first device that works is taken", async () => {
  await using runner = await openLocal(BASE, { device: "auto" });
  assert(["cuda", "webgpu", "cpu"].includes(`${runner.provenance["device"]}`));
});

Deno.test("weights that were rewritten after they were opened are not run under the old name", async () => {
  const files = await fixture("base");
  await inFolder(files, async (folder) => {
    await using runner = await openLocal(folder);
    const ask = () => Array.fromAsync(runner.run([REQUEST]));
    assertEquals((await ask())[0]?.kind, "next");
    const weights = `${folder}/model.safetensors`;
    await Deno.writeFile(
      `${weights}.new`,
      files["model.safetensors"] as Uint8Array,
    );
    await Deno.rename(`${weights}.new`, weights);
    await assertRejects(
      ask,
      Error,
      `Cannot load the weights that were opened as "${weights}" was written since then. Wait until nothing writes there, then run the same command again`,
    );
  });
});

import { assert, assertStringIncludes } from "@std/assert";
import type { ModelRequest } from "../../../core/mod.ts";
import { readSafetensors } from "../../../checkpoints/mod.ts";
import { openLocal } from "../../../runners/onnx/mod.ts";
import { fixture, inFolder } from "../../checkpoints/folder.ts";

const PROMPT = { kind: "text", text: "one two" } as const;
const REQUESTS: readonly ModelRequest[] = [
  { id: "1", kind: "next", prompt: PROMPT, top: 3 },
  { id: "2", kind: "choose", prompt: PROMPT, continuations: [" a", "?"] },
  {
    id: "3",
    kind: "generate",
    prompt: PROMPT,
    sampling: { maxTokens: 4, stop: [], temperature: 0 },
  },
];

/** What is written over a number of a tensor. */
interface Change {
  /** File of the folder that holds the tensor. */
  readonly file: string;
  readonly tensor: string;
  /** Which number. */
  readonly index: number;
  /** Its bytes, as many as its type has. */
  readonly bytes: readonly number[];
}

async function change(folder: string, change: Change): Promise<void> {
  const path = `${folder}/${change.file}`;
  const tensors = await readSafetensors(path);
  const tensor = tensors.find(({ name }) => name === change.tensor);
  assert(tensor !== undefined);
  const bytes = await Deno.readFile(path);
  bytes.set(change.bytes, tensor.offset + change.index * change.bytes.length);
  await Deno.writeFile(path, bytes);
}

/** Asserts that each request fails and says why. */
async function assertAllFail(
  reason: string,
  where: { readonly folder: string; readonly adapter?: string },
): Promise<void> {
  await using runner = await openLocal(where.folder, where);
  const responses = await Array.fromAsync(runner.run(REQUESTS));
  assert(responses.length === REQUESTS.length);
  for (const response of responses) {
    assert(response.kind === "failed");
    assertStringIncludes(
      response.error,
      "Cannot answer as the model's logits must be numbers: they are NaN, since ",
    );
    assertStringIncludes(response.error, reason);
  }
}

const BASE = "tests/data/tiny_llama/base";
const HALF = "tests/data/tiny_llama/linear_fp16";
const WEIGHTS = "model.safetensors";
const NAN = [0, 0, 0xc0, 0x7f];
const MINUS_INFINITY_AS_BF16 = [0x80, 0xff];
const LARGEST = [0xff, 0xff, 0x7f, 0x7f];
const NAN_AS_F16 = [0, 0x7e];

Deno.test("a weight that is no number fails the requests, which name its tensor and its place", async () => {
  await inFolder(await fixture("base"), async (folder) => {
    const tensor = "model.layers.1.mlp.up_proj.weight";
    // The matrix is 16 wide.
    await change(folder, { file: WEIGHTS, tensor, index: 35, bytes: NAN });
    await assertAllFail(
      `tensor "${tensor}" of "${await Deno.realPath(
        folder,
      )}/${WEIGHTS}" holds NaN at [2, 3]. Train, merge or download these weights anew`,
      { folder },
    );
  });
});

Deno.test("an infinite weight of a shard is named", async () => {
  await inFolder(await fixture("untied_bf16_sharded"), async (folder) => {
    const index = JSON.parse(
      await Deno.readTextFile(`${folder}/${WEIGHTS}.index.json`),
    );
    const tensor = "model.norm.weight";
    const file = index.weight_map[tensor];
    const bytes = MINUS_INFINITY_AS_BF16;
    await change(folder, { file, tensor, index: 15, bytes });
    await assertAllFail(
      `tensor "${tensor}" of "${await Deno.realPath(
        folder,
      )}/${file}" holds -Infinity at [15]`,
      { folder },
    );
  });
});

Deno.test("a factor of an adapter that is no number is named", async () => {
  await inFolder(await fixture("fp16_lora"), async (adapter) => {
    const file = "adapter_model.safetensors";
    const [first] = await readSafetensors(`${adapter}/${file}`);
    assert(first !== undefined);
    const tensor = first.name;
    await change(adapter, { file, tensor, index: 1, bytes: NAN_AS_F16 });
    await assertAllFail(`tensor "${tensor}" of "`, { folder: HALF, adapter });
    await assertAllFail(" holds NaN at [0, 1]", { folder: HALF, adapter });
  });
});

Deno.test("where sums overflow, all weights are said to be finite", async () => {
  await inFolder(await fixture("base"), async (folder) => {
    const tensor = "model.norm.weight";
    const bytes = Array(16).fill(LARGEST).flat();
    await change(folder, { file: WEIGHTS, tensor, index: 0, bytes });
    await assertAllFail(
      "what is computed grows beyond 32-bit floats, though all weights are finite. Check how these weights were made",
      { folder },
    );
  });
});

Deno.test("other models answer beside one whose weights are no numbers", async () => {
  await inFolder(await fixture("base"), async (folder) => {
    const tensor = "model.norm.weight";
    await change(folder, { file: WEIGHTS, tensor, index: 0, bytes: NAN });
    await assertAllFail(`tensor "${tensor}"`, { folder });
    await using runner = await openLocal(BASE);
    const responses = await Array.fromAsync(runner.run(REQUESTS));
    assert(responses.every(({ kind }) => kind !== "failed"));
  });
});

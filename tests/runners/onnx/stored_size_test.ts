import { assertEquals, assertNotEquals } from "@std/assert";
import {
  digestTexts,
  findWeights,
  readAdapter,
} from "../../../checkpoints/mod.ts";
import { openModel } from "../../../runners/onnx/mod.ts";
import { storedSize } from "../../../runners/onnx/stored_size.ts";

const BASE = "tests/data/tiny_llama/base";
const LORA = "tests/data/tiny_llama/lora";

Deno.test("an adapter adds its parameters and bytes to those of its checkpoint", async () => {
  const weights = await findWeights(BASE);
  const adapter = await readAdapter(LORA);
  const alone = storedSize(weights, undefined);
  const both = storedSize(weights, adapter);
  const added = [...adapter.tensors.values(), ...adapter.replacements.values()];
  assertNotEquals(added.length, 0);
  assertEquals(
    both.storedBytes - alone.storedBytes,
    added.reduce((sum, { bytes }) => sum + bytes, 0),
  );
  assertEquals(
    both.storedParameters - alone.storedParameters,
    added.reduce(
      (sum, { shape }) =>
        sum + shape.reduce((product, extent) => product * extent, 1),
      0,
    ),
  );
});

Deno.test("a model tells what it takes to be kept, and its id does not depend on that", async () => {
  await using model = await openModel(BASE, { adapter: LORA });
  const size = storedSize(await findWeights(BASE), await readAdapter(LORA));
  const { storedParameters, storedBytes, ...identity } = model.provenance;
  assertEquals({ storedParameters, storedBytes }, { ...size });
  assertEquals(model.id, digestTexts([JSON.stringify(identity)]));
});

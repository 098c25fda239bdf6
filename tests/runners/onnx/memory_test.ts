import { assert, assertEquals } from "@std/assert";
import { openModel } from "../../../runners/onnx/mod.ts";
import { extend, opened } from "./tracked.ts";

const BASE = "tests/data/tiny_llama/base";

/** Bytes of all arrays of numbers that are made meanwhile. */
async function bytesMade(act: () => Promise<unknown>): Promise<number> {
  const { Float32Array } = globalThis;
  let bytes = 0;
  globalThis.Float32Array = new Proxy(Float32Array, {
    construct(target, values) {
      const numbers = Reflect.construct(target, values);
      if (typeof values[0] === "number") bytes += numbers.byteLength;
      return numbers;
    },
  });
  try {
    await act();
    return bytes;
  } finally {
    globalThis.Float32Array = Float32Array;
  }
}

Deno.test("many tokens behind a short text take no more place than the longest text has", async () => {
  await using model = await openModel(BASE);
  const { blockTokens, tokenBytes } = model.limits;
  const [long, short] = [opened(model), opened(model)];
  await extend(model, [
    [long, Array.from({ length: blockTokens - 1 }, (_, at) => at)],
    [short, [1, 2, 3, 4]],
  ]);
  const bytes = await bytesMade(() =>
    model.step([
      { sequence: long.sequence, tokens: [1], reads: [], grows: true },
      { sequence: short.sequence, tokens: [1, 2, 3], reads: [], grows: true },
    ])
  );
  // Two rows of one block, and less than as much for the rest of the step.
  assert(bytes < 4 * blockTokens * tokenBytes, `${bytes / tokenBytes} tokens`);
});

/** Bytes of all arrays of numbers that are given back meanwhile. */
async function bytesGivenBack(act: () => Promise<unknown>): Promise<number> {
  const { transfer } = ArrayBuffer.prototype;
  let bytes = 0;
  ArrayBuffer.prototype.transfer = function (length) {
    bytes += this.byteLength - (length ?? 0);
    return transfer.call(this, length);
  };
  try {
    await act();
    return bytes;
  } finally {
    ArrayBuffer.prototype.transfer = transfer;
  }
}

Deno.test("what a run made stays while one of its texts has not gone on, and no longer", async () => {
  await using model = await openModel(BASE);
  const [growing, waiting] = [model.open(), model.open()];
  await model.step([
    { sequence: growing, tokens: [0, 1, 2], reads: [] },
    { sequence: waiting, tokens: [0, 3, 4, 5], reads: [] },
  ]);
  const grow = () =>
    model.step([{ sequence: growing, tokens: [7], reads: [], grows: true }]);
  assertEquals(await bytesGivenBack(grow), 0);
  waiting.close();
  assertEquals(await bytesGivenBack(grow), 7 * model.limits.tokenBytes);
  assertEquals(await bytesGivenBack(grow), 0);
});

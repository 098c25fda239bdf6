import { assert, assertEquals, assertRejects } from "@std/assert";
import { decoderGraph } from "../../../runners/onnx/decoder_graph.ts";
import { LazySession } from "../../../runners/onnx/lazy_session.ts";
import { openModel } from "../../../runners/onnx/mod.ts";
import { readModelFiles } from "../../../runners/onnx/model_files.ts";
import { OnnxModel } from "../../../runners/onnx/onnx_model.ts";
import { sessionUse } from "../../../runners/onnx/session_use.ts";
import { assertAsIfAlone, extend, opened, type Tracked } from "./tracked.ts";

const BASE = "tests/data/tiny_llama/base";
const FULL =
  "Error: Cannot keep keys and values of texts as there must be memory for them: Array buffer allocation failed. Run with a lower --memory";
const LOST =
  "Error: Cannot go on with a text as its keys and values must be in memory: it ran out while they were moved. Ask again, with a lower --memory";

/** A model whose session throws when it is freed. */
async function openStuck(): Promise<OnnxModel> {
  const files = await readModelFiles(BASE, undefined);
  const { bytes: graph, tables } = decoderGraph(files.source);
  const use = sessionUse(files, {
    graph,
    device: "cpu",
    threads: 1,
  });
  const load = async (factors: Parameters<typeof use.load>[0]) => {
    const session = await use.load(factors);
    const release = async () => {
      await session.release();
      throw new Error("Cannot free the session");
    };
    return Object.assign(Object.create(session), { release });
  };
  return new OnnxModel({
    checkpoint: files.checkpoint,
    session: new LazySession({ ...use, bytes: 2 ** 30, load }),
    tables,
    id: "stuck",
    provenance: {},
    whyNaN: () => Promise.resolve("nobody knows"),
    neverEmpty: false,
  });
}

Deno.test("a model that could not be unloaded or disposed of keeps no later step from its turn", async () => {
  const model = await openStuck();
  const tracked = opened(model);
  await extend(model, [[tracked, [0, 23]]]);
  await assertRejects(() => model.unload(), Error, "Cannot free the session");
  const [logits] = await extend(model, [[tracked, [5]]]);
  await assertAsIfAlone(model, tracked, logits);
  await assertRejects(
    () => model[Symbol.asyncDispose](),
    Error,
    "Cannot free the session",
  );
  await assertRejects(
    () => extend(model, [[tracked, [7]]]),
    Error,
    "Cannot run a model that was disposed of",
  );
});

/** Acts while there is memory for so many arrays of numbers, and says what came of it. */
async function withMemoryFor(
  arrays: number,
  act: () => Promise<void>,
): Promise<string> {
  const { Float32Array } = globalThis;
  let left = arrays;
  globalThis.Float32Array = new Proxy(Float32Array, {
    construct(target, values) {
      if (typeof values[0] === "number" && --left < 0) {
        throw new RangeError("Array buffer allocation failed");
      }
      return Reflect.construct(target, values);
    },
  });
  try {
    await act();
    return "done";
  } catch (error) {
    return `${error}`;
  } finally {
    globalThis.Float32Array = Float32Array;
  }
}

Deno.test("where memory runs out at any moment, later steps answer as if it had not, or say that they cannot", async () => {
  const outcomes = new Set<string>();
  let lost = 0;
  for (let arrays = 0; !outcomes.has("done"); arrays++) {
    await using model = await openModel(BASE);
    const open = [30, 29, 9].map((length): [Tracked, number[]] => [
      opened(model),
      Array.from({ length }, (_, at) => (at * 11 + length) % 58),
    ]);
    const all = open.map(([tracked]) => tracked);
    const [first, second, other] = all as [Tracked, Tracked, Tracked];
    await extend(model, open);
    const outcome = await withMemoryFor(arrays, async () => {
      await extend(model, [[other, [3]]]);
      for (const token of [1, 2, 3, 4]) {
        await extend(model, [[first, [token]], [second, [token]]]);
      }
      await extend(model, [[other, [4]]]);
      await extend(model, [[first, [5, 6, 10, 11]], [second, [5, 6, 10, 11]]]);
      await extend(model, [[first, [7]], [second, [7]]]);
    });
    outcomes.add(outcome);
    // A step that fails may have extended some of its sequences.
    for (const { sequence, tokens } of all) {
      tokens.push(...[5, 6, 10, 11].slice(0, sequence.length - tokens.length));
    }
    const [logits] = await extend(model, [[other, [9]]]);
    await assertAsIfAlone(model, other, logits);
    for (const rows of [[first], [second, other], [first, second], [other]]) {
      const step = rows.map((tracked): [Tracked, number[]] => [tracked, [9]]);
      const logits = await extend(model, step).catch((error) => {
        assertEquals(`${error}`, LOST);
        return null;
      });
      lost += logits === null ? 1 : 0;
      for (const [row, reading] of logits?.entries() ?? []) {
        await assertAsIfAlone(model, rows[row] as Tracked, reading);
      }
    }
  }
  assertEquals(
    outcomes,
    new Set([FULL, "RangeError: Array buffer allocation failed", "done"]),
  );
  assert(lost > 0);
});

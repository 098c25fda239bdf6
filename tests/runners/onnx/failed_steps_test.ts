import { assertRejects } from "@std/assert";
import { decoderGraph } from "../../../runners/onnx/decoder_graph.ts";
import { LazySession } from "../../../runners/onnx/lazy_session.ts";
import { readModelFiles } from "../../../runners/onnx/model_files.ts";
import { OnnxModel } from "../../../runners/onnx/onnx_model.ts";
import { sessionUse } from "../../../runners/onnx/session_use.ts";
import { assertAsIfAlone, extend, type Tracked } from "./tracked.ts";

const BASE = "tests/data/tiny_llama/base";

/** A model whose session throws when it is freed. */
async function openStuck(): Promise<OnnxModel> {
  const files = await readModelFiles(BASE, undefined);
  const use = sessionUse(files, {
    graph: decoderGraph(files.source),
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
    id: "stuck",
    provenance: {},
    neverEmpty: false,
  });
}

Deno.test("a model that could not be unloaded or disposed of keeps no later step from its turn", async () => {
  const model = await openStuck();
  const tracked: Tracked = { sequence: model.open(), tokens: [] };
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

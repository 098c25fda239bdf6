import { env, type InferenceSession } from "onnxruntime-node";
import {
  type Adapter,
  type Checkpoint,
  checkUnchanged,
  digestTexts,
  readAdapter,
  readCheckpoint,
  stampWeights,
  type Tensor,
} from "../../checkpoints/mod.ts";
import type { Provenance } from "../../core/mod.ts";
import type { LanguageModel } from "../local/mod.ts";
import { commonFolder } from "./common_folder.ts";
import { decoderGraph } from "./decoder_graph.ts";
import { LazySession } from "./lazy_session.ts";
import { OnnxModel } from "./onnx_model.ts";
import { type Device, openSession } from "./session.ts";
import { parametersOf, storedSize } from "./stored_size.ts";

/** Raised whenever any answer of the engine may change. */
const ENGINE_VERSION = 2;

/** Options of {@linkcode openModel}. */
export interface OpenModelOptions {
  /** Folder of a LoRA adapter that runs beside the checkpoint. */
  readonly adapter?: string;
  /** What it runs on, the processor by default; `auto` is the first of cuda, webgpu and cpu that works. */
  readonly device?: Device | "auto";
  /** Threads of the processor, one for each core by default. */
  readonly threads?: number;
}

/**
 * Opens a checkpoint folder as Hugging Face lays it out. Its weights are read
 * where they are, with the first step; nothing is written.
 *
 * @param checkpointFolder The folder.
 * @param options Adapter and device.
 * @returns The model, for {@linkcode localRunner} or step by step. Its first step throws where it cannot be loaded on the device.
 * @throws {Error} If the checkpoint cannot be read or is not supported.
 *
 * @example Usage
 * ```ts
 * import { openModel } from "@aftertune/aftertune/runners/onnx/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * await using model = await openModel("tests/data/tiny_llama/base");
 * const sequence = model.open();
 * const read = { offset: 1, picks: [7], whole: false };
 * const [[reading] = []] = await model.step([
 *   { sequence, tokens: [0, 23], reads: [read] },
 * ]);
 *
 * assertEquals(reading?.picked.length, 1);
 * assertEquals(sequence.length, 2);
 * ```
 */
export async function openModel(
  checkpointFolder: string,
  { adapter: adapterFolder, device = "cpu", threads }: OpenModelOptions = {},
): Promise<LanguageModel> {
  const stamps = await stampWeights(
    [checkpointFolder, adapterFolder ?? []].flat(),
  );
  const checkpoint = await readCheckpoint(checkpointFolder);
  const adapter = adapterFolder === undefined
    ? undefined
    : await readAdapter(adapterFolder);
  const tensors = await resolve(checkpoint.weights.tensors);
  const resolved = adapter && {
    ...adapter,
    tensors: await resolve(adapter.tensors),
    replacements: await resolve(adapter.replacements),
  };
  const folder = commonFolder([
    ...tensors.values(),
    ...resolved?.tensors.values() ?? [],
    ...resolved?.replacements.values() ?? [],
  ].map(({ file }) => file));
  const graph = decoderGraph({
    config: checkpoint.config,
    tensors,
    adapter: resolved,
    folder,
  });
  async function load(device: Device): Promise<InferenceSession> {
    await checkUnchanged(stamps);
    const session = await openSession(graph, {
      device,
      folder,
      ...threads && { threads },
    });
    await checkUnchanged(stamps);
    return session;
  }
  const found = device === "auto" ? await firstThatLoads(load) : device;
  const identity = describe(checkpoint, adapter, found);
  const size = storedSize(checkpoint.weights, adapter);
  return new OnnxModel({
    checkpoint,
    session: new LazySession({
      bytes: size.storedBytes,
      load: () => load(found),
      check: () => checkUnchanged(stamps),
    }),
    id: digestTexts([JSON.stringify(identity)]),
    provenance: { ...identity, ...size },
    neverEmpty: found === "webgpu",
  });
}

/** The same tensors with the files' real paths: links may lead out of the folder, as in the hub's cache. */
async function resolve(
  tensors: ReadonlyMap<string, Tensor>,
): Promise<ReadonlyMap<string, Tensor>> {
  const real = new Map<string, string>();
  const resolved = new Map<string, Tensor>();
  for (const [name, tensor] of tensors) {
    const file = real.get(tensor.file) ?? await Deno.realPath(tensor.file);
    real.set(tensor.file, file);
    resolved.set(name, { ...tensor, file });
  }
  return resolved;
}

/** Loads a graph to see where it can be loaded; the processor is the last resort. */
async function firstThatLoads(
  load: (device: Device) => Promise<InferenceSession>,
): Promise<Device> {
  for (const device of ["cuda", "webgpu"] as const) {
    try {
      await (await load(device)).release();
      return device;
    } catch {
      continue;
    }
  }
  return "cpu";
}

/** All that answers depend on, in words that a person can read. */
function describe(
  { config, weights, digests, tokenizer, endTokens }: Checkpoint,
  adapter: Adapter | undefined,
  device: Device,
): Provenance {
  const tensors = [...weights.tensors.values()];
  return {
    engine: "aftertune onnx",
    engineVersion: ENGINE_VERSION,
    onnxRuntime: env.versions.node ?? env.versions.common,
    device,
    architecture: config.architecture,
    parameters: tensors.reduce((sum, tensor) => sum + parametersOf(tensor), 0),
    weightType: [...new Set(tensors.map(({ dtype }) => dtype))].sort(),
    computeType: "F32",
    context: config.context,
    startTokens: tokenizer.start,
    endTokens,
    weights: digests.weights,
    config: digests.config,
    tokenizer: digests.tokenizer,
    template: digests.template,
    adapter: adapter?.digest ?? null,
  };
}

import { env, type InferenceSession } from "onnxruntime-node";
import { digestTexts, endDoubt, sizeDoubt } from "../../checkpoints/mod.ts";
import type { Provenance } from "../../core/mod.ts";
import type { LanguageModel } from "../local/mod.ts";
import { decoderGraph } from "./decoder_graph.ts";
import { LazySession } from "./lazy_session.ts";
import { type ModelFiles, readModelFiles } from "./model_files.ts";
import { OnnxModel } from "./onnx_model.ts";
import { type Device, openSession } from "./session.ts";
import { sessionUse } from "./session_use.ts";
import { parametersOf, storedSize, tensorsOf } from "./stored_size.ts";
import { explainer } from "./why_nan.ts";

/** Raised whenever any answer of the engine may change. */
const ENGINE_VERSION = 6;

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
  const files = await readModelFiles(checkpointFolder, adapterFolder);
  const { checkpoint, source } = files;
  const { bytes: graph, tables } = decoderGraph(source);
  const found = device === "auto"
    ? await firstThatLoads((device) =>
      openSession(graph, { device, folder: source.folder })
    )
    : device;
  const identity = describe(files, found);
  return new OnnxModel({
    checkpoint,
    session: new LazySession(
      sessionUse(files, { graph, device: found, threads }),
    ),
    tables,
    whyNaN: explainer(tensorsOf(source, source.adapter)),
    id: digestTexts([JSON.stringify(identity)]),
    provenance: {
      ...identity,
      ...storedSize(checkpoint.weights, source.adapter),
      ...warningsOf(checkpoint),
    },
    neverEmpty: found === "webgpu",
  });
}

/** What is doubtful and changes no answer, so that no id depends on it. */
function warningsOf(
  { tokenizer, endTokens, config }: ModelFiles["checkpoint"],
): Provenance {
  const warnings = [
    sizeDoubt(tokenizer, config.vocabulary),
    endDoubt(tokenizer, endTokens),
  ].flatMap((doubt) => doubt === null ? [] : `${doubt.text}. ${doubt.advice}`);
  return warnings.length === 0 ? {} : { warnings };
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
  { checkpoint, source }: ModelFiles,
  device: Device,
): Provenance {
  const { config, weights, digests, tokenizer, endTokens } = checkpoint;
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
    adapter: source.adapter?.digest ?? null,
  };
}

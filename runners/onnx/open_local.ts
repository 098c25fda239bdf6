import { env } from "onnxruntime-node";
import {
  type Adapter,
  type Checkpoint,
  digestTexts,
  readAdapter,
  readCheckpoint,
  type Tensor,
} from "../../checkpoints/mod.ts";
import type { Provenance, Runner } from "../../core/mod.ts";
import { localRunner, type LocalRunnerOptions } from "../local/mod.ts";
import { commonFolder } from "./common_folder.ts";
import { decoderGraph } from "./decoder_graph.ts";
import { OnnxModel } from "./onnx_model.ts";
import { type Device, openSession } from "./session.ts";

/** Raised whenever any answer of the local engine may change. */
const ENGINE_VERSION = 1;

/** Options of {@linkcode openLocal}. */
export interface OpenLocalOptions extends LocalRunnerOptions {
  /** Folder of a LoRA adapter that runs beside the checkpoint. */
  readonly adapter?: string;
  /** What it runs on, the processor by default; `auto` is the first that works of cuda, webgpu and cpu. */
  readonly device?: Device | "auto";
  /** Threads of the processor, one for each core by default. */
  readonly threads?: number;
}

/**
 * Opens a checkpoint folder as Hugging Face lays it out and runs it in this
 * process. Its weights are read where they are; nothing is written.
 *
 * @param checkpointFolder The folder.
 * @param options Adapter, device and how it runs.
 * @returns A runner that serves all kinds of request.
 * @throws {Error} If the checkpoint cannot be read, is not supported, or cannot be loaded on the device.
 *
 * @example Usage
 * ```ts
 * import { openLocal } from "@aftertune/aftertune/runners/onnx/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * await using runner = await openLocal("tests/data/tiny_llama/base");
 * const [response] = await Array.fromAsync(runner.run([{
 *   id: "first",
 *   kind: "next",
 *   prompt: { kind: "text", text: "one two" },
 *   top: 3,
 * }]));
 *
 * assertEquals(response?.kind, "next");
 * ```
 */
export async function openLocal(
  checkpointFolder: string,
  { adapter: adapterFolder, device = "cpu", threads, ...options }:
    OpenLocalOptions = {},
): Promise<Runner> {
  const checkpoint = await readCheckpoint(checkpointFolder);
  const adapter = adapterFolder === undefined
    ? undefined
    : await readAdapter(adapterFolder);
  const tensors = await resolve(checkpoint.weights.tensors);
  const branches = adapter && await resolve(adapter.tensors);
  const folder = commonFolder(
    [...tensors.values(), ...branches?.values() ?? []].map(({ file }) => file),
  );
  const graph = decoderGraph({
    config: checkpoint.config,
    tensors,
    adapter: adapter && branches && { ...adapter, tensors: branches },
    folder,
  });
  const loaded = await open(
    device,
    (device) =>
      openSession(graph, { device, folder, ...threads && { threads } }),
  );
  const provenance = describe(checkpoint, adapter, loaded.device);
  const model = new OnnxModel({
    checkpoint,
    session: loaded.session,
    id: digestTexts([JSON.stringify(provenance)]),
    provenance,
    neverEmpty: loaded.device === "webgpu",
  });
  return localRunner(model, options);
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

async function open<T>(
  wanted: Device | "auto",
  load: (device: Device) => Promise<T>,
): Promise<{ session: T; device: Device }> {
  if (wanted !== "auto") return { session: await load(wanted), device: wanted };
  for (const device of ["cuda", "webgpu"] as const) {
    try {
      return { session: await load(device), device };
    } catch {
      continue;
    }
  }
  return { session: await load("cpu"), device: "cpu" };
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
    parameters: tensors.reduce((sum, { shape }) => sum + elements(shape), 0),
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

function elements(shape: readonly number[]): number {
  return shape.reduce((product, extent) => product * extent, 1);
}

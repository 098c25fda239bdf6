import {
  type Checkpoint,
  readAdapter,
  readCheckpoint,
  stampWeights,
  type Tensor,
  type WeightStamps,
} from "../../checkpoints/mod.ts";
import { commonFolder } from "./common_folder.ts";
import type { DecoderSource } from "./decoder_graph.ts";
import { adapterInFull, namesInFull } from "./full_names.ts";
import { tensorsOf } from "./stored_size.ts";

/** What a model is made of, read but for the bytes of its weights. */
export interface ModelFiles {
  /** The state of its weights from before they were read. */
  readonly stamps: WeightStamps;
  /** The checkpoint. */
  readonly checkpoint: Checkpoint;
  /** What its graph is written from: files are real paths. */
  readonly source: DecoderSource;
}

/**
 * Reads a checkpoint folder and the folder of an adapter.
 *
 * @param checkpointFolder The checkpoint.
 * @param adapterFolder The adapter, if there is one.
 * @returns What the model is made of.
 * @throws {Error} If a file is missing or malformed, or the model is not supported.
 */
export async function readModelFiles(
  checkpointFolder: string,
  adapterFolder: string | undefined,
): Promise<ModelFiles> {
  const stamps = await stampWeights(
    [checkpointFolder, adapterFolder ?? []].flat(),
  );
  const checkpoint = await readCheckpoint(checkpointFolder);
  const adapter = adapterFolder === undefined
    ? undefined
    : await readAdapter(adapterFolder);
  const { config, weights: { tensors } } = checkpoint;
  const resolved = adapter && {
    ...adapter,
    tensors: await resolve(adapter.tensors),
    replacements: await resolve(adapter.replacements),
  };
  const weights = {
    tensors: namesInFull(await resolve(tensors), config.modules),
    adapter: resolved && adapterInFull(resolved, config.modules),
  };
  const folder = commonFolder(filesOf(weights));
  const source = { config, folder, ...weights };
  return { stamps, checkpoint, source };
}

/**
 * The files that hold the weights of a graph.
 *
 * @param source What the graph is written from.
 * @returns Their real paths, each once.
 */
export function filesOf(
  source: Pick<DecoderSource, "tensors" | "adapter">,
): readonly string[] {
  const tensors = tensorsOf(source, source.adapter);
  return [...new Set(tensors.map(({ file }) => file))];
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

import { join } from "@std/path";
import { exists, readJson } from "./read_json.ts";
import { readSafetensors, type Tensor } from "./safetensors.ts";

/** The tensors of a checkpoint and the files that hold them. */
export interface Weights {
  /** The files, in the order of their names. */
  readonly files: readonly string[];
  /** The tensors by name. */
  readonly tensors: ReadonlyMap<string, Tensor>;
}

/** A shard is named, never reached through a path. */
const SHARD_REGEXP = /^[^/\\:]+\.safetensors$/;

/**
 * Finds the weights of a checkpoint folder: `model.safetensors`, or the shards
 * that `model.safetensors.index.json` names.
 *
 * @param folder The checkpoint folder.
 * @returns Its tensors; their bytes stay where they are.
 * @throws {Error} If there are no weights, or a shard is missing.
 * @throws {RangeError} If the index names a file outside the folder, or a
 *   tensor that is not where the index says.
 *
 * @example Usage
 * ```ts
 * import { findWeights } from "@aftertune/aftertune/checkpoints/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const { tensors } = await findWeights("tests/data/tiny_llama/base");
 *
 * assertEquals(tensors.get("model.norm.weight")?.shape, [16]);
 * ```
 */
export async function findWeights(folder: string): Promise<Weights> {
  const single = join(folder, "model.safetensors");
  if (await exists(single)) {
    return collect([single], await readSafetensors(single));
  }
  const index = join(folder, "model.safetensors.index.json");
  if (await exists(index)) return await findShards(folder, index);
  throw new Error(
    `Cannot find weights in "${folder}" as it must hold "model.safetensors" or "model.safetensors.index.json"${await other(
      folder,
    )}`,
  );
}

async function findShards(folder: string, index: string): Promise<Weights> {
  const shardOf = await readIndex(index);
  const files: string[] = [];
  const tensors: Tensor[] = [];
  for (const name of distinct(shardOf.values())) {
    const file = await shard(folder, name);
    files.push(file);
    tensors.push(...await readSafetensors(file));
  }
  const weights = collect(files, tensors);
  for (const [name, shardName] of shardOf) {
    if (weights.tensors.get(name)?.file !== join(folder, shardName)) {
      throw new RangeError(
        `Cannot read "${index}" as every tensor must lie in the shard it names: "${name}" is not in "${shardName}". Copy or download index and shards again`,
      );
    }
  }
  return weights;
}

/**
 * Reads which shards the weights of a checkpoint are spread over.
 *
 * @param index Path of its `model.safetensors.index.json`.
 * @returns The names of the files, sorted; they may be missing.
 * @throws {TypeError} If the index does not say.
 * @throws {RangeError} If it names a file outside the folder.
 */
export async function shardNames(index: string): Promise<readonly string[]> {
  return distinct((await readIndex(index)).values());
}

/** The name of each tensor's shard. */
async function readIndex(index: string): Promise<ReadonlyMap<string, string>> {
  const map = (await readJson(index)).object("weight_map");
  if (map === undefined) {
    throw new TypeError(
      `Cannot read "${index}" as it must say which file holds each tensor: "weight_map" is missing. Copy or download it again`,
    );
  }
  const shardOf = new Map(map.names.map((name) => [name, map.string(name)]));
  const outside = shardOf.values().find((name) => !SHARD_REGEXP.test(name));
  if (outside === undefined) return shardOf;
  throw new RangeError(
    `Cannot read "${index}" as each shard must be a file beside it that ends in ".safetensors": it names "${outside}". Put the shards there, or save the checkpoint anew`,
  );
}

function distinct(names: Iterable<string>): readonly string[] {
  return [...new Set(names)].sort();
}

async function shard(folder: string, name: string): Promise<string> {
  const file = join(folder, name);
  if (!await exists(file)) {
    throw new Error(
      `Cannot read weights from "${folder}" as shard "${name}" is missing. Download it again`,
    );
  }
  return file;
}

function collect(
  files: readonly string[],
  tensors: readonly Tensor[],
): Weights {
  const byName = new Map<string, Tensor>();
  for (const tensor of tensors) {
    const twin = byName.get(tensor.name);
    if (twin !== undefined) {
      throw new RangeError(
        `Cannot read weights as each tensor must be stored once: "${tensor.name}" is in "${twin.file}" and "${tensor.file}". Copy or download the index and all its shards again, or save the checkpoint anew`,
      );
    }
    byName.set(tensor.name, tensor);
  }
  return { files, tensors: byName };
}

/** Says what is there instead, since pickled weights are the usual case. */
async function other(folder: string): Promise<string> {
  for (const name of ["pytorch_model.bin", "pytorch_model.bin.index.json"]) {
    if (await exists(join(folder, name))) {
      return `: it holds "${name}", which may run code when it is read. Save it with safe_serialization=True`;
    }
  }
  return ". Is it the folder of a checkpoint?";
}

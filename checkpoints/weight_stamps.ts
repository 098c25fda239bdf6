import { join } from "@std/path";

/** The state of all weights of some folders, told without reading them. */
export interface WeightStamps {
  /** Checkpoint and adapter folders. */
  readonly folders: readonly string[];
  /** Length, time of the last writing and identity of each file, by its path. */
  readonly files: ReadonlyMap<string, string>;
}

/**
 * Notes the state of weights; to be done before they are digested.
 *
 * @param folders Checkpoint and adapter folders.
 * @returns The state of every `.safetensors` file; of none where a folder
 *   cannot be read.
 *
 * @example Usage
 * ```ts
 * import { checkUnchanged, stampWeights } from "@aftertune/aftertune/checkpoints/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const stamps = await stampWeights(["tests/data/tiny_llama/base"]);
 * assertEquals(stamps.files.size, 1);
 * await checkUnchanged(stamps);
 * ```
 */
export async function stampWeights(
  folders: readonly string[],
): Promise<WeightStamps> {
  const stamps = await Promise.all(folders.map(stampFolder));
  return { folders, files: new Map(stamps.flat()) };
}

/**
 * The state of one file.
 *
 * @param info What the file system says of it.
 * @returns Its length, the time of its last writing and its identity.
 */
export function stampOf(
  { size, mtime, ino }: Pick<Deno.FileInfo, "size" | "mtime" | "ino">,
): string {
  return JSON.stringify([size, mtime, ino]);
}

async function stampFolder(
  folder: string,
): Promise<[path: string, stamp: string][]> {
  try {
    const entries = await Array.fromAsync(Deno.readDir(folder));
    const paths = entries.map(({ name }) => join(folder, name))
      .filter((path) => path.endsWith(".safetensors"));
    return await Promise.all(paths.map(async (path) => {
      return [path, stampOf(await Deno.stat(path))];
    }));
  } catch {
    return [];
  }
}

/**
 * Refuses weights that were written since they were digested: their answers
 * would be kept as those of others.
 *
 * @param stamps What {@linkcode stampWeights} noted.
 * @throws {Error} If a file is another one now, or has come or gone.
 */
export async function checkUnchanged(
  { folders, files }: WeightStamps,
): Promise<void> {
  const { files: now } = await stampWeights(folders);
  const changed = [...new Set([...files.keys(), ...now.keys()])]
    .find((path) => files.get(path) !== now.get(path));
  if (changed !== undefined) throw writtenSince(changed);
}

/**
 * What is said of weights that are not those that were opened.
 *
 * @param path The file that is another one now.
 * @returns The error.
 */
export function writtenSince(path: string): Error {
  return new Error(
    `Cannot load the weights that were opened as "${path}" was written since then. Wait until nothing writes there, then run the same command again`,
  );
}

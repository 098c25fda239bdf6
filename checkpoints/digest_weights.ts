import { digestFile } from "./digest_file.ts";
import { stampOf } from "./weight_stamps.ts";

/** Shorter files are digested each time: that costs little, and two writes of one may fall into a single tick of the clock. */
const LONG = 2 ** 25;

/** The digests of long files by path and state. */
const DIGESTS = new Map<string, Promise<string>>();

/**
 * Digests a file of weights. A long one is read for it once while it stays as
 * it is, however many models have it: an adapter's base is every adapter's.
 *
 * @param path Where the file is.
 * @returns SHA-256 in lower-case hexadecimal.
 *
 * @example Usage
 * ```ts
 * import { digestFile } from "@aftertune/aftertune/checkpoints/mod.ts";
 * import { digestWeights } from "@aftertune/aftertune/checkpoints/digest_weights.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const path = "models/base/model.safetensors";
 *
 * assertEquals(await digestWeights(path), await digestFile(path));
 * ```
 */
export async function digestWeights(path: string): Promise<string> {
  const info = await Deno.stat(path);
  if (info.size < LONG) return await digestFile(path);
  const key = `${stampOf(info)} ${path}`;
  const digest = DIGESTS.get(key) ?? digestFile(path);
  DIGESTS.set(key, digest);
  try {
    return await digest;
  } catch (error) {
    DIGESTS.delete(key);
    throw error;
  }
}

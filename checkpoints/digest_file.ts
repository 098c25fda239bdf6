import { createHash } from "node:crypto";

/** Large enough that reading costs little beside hashing. */
const CHUNK_BYTES = 1 << 20;

/**
 * Digests a file's bytes as they stream by.
 *
 * @param path Where the file is.
 * @returns SHA-256 in lower-case hexadecimal.
 *
 * @example Usage
 * ```ts
 * import { digestFile } from "@aftertune/aftertune/checkpoints/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const path = await Deno.makeTempFile();
 *
 * assertEquals((await digestFile(path)).slice(0, 8), "e3b0c442");
 * await Deno.remove(path);
 * ```
 */
export async function digestFile(path: string): Promise<string> {
  using file = await Deno.open(path);
  const hash = createHash("sha256");
  const chunk = new Uint8Array(CHUNK_BYTES);
  for (;;) {
    const count = await file.read(chunk);
    if (count === null) return hash.digest("hex");
    hash.update(chunk.subarray(0, count));
  }
}

/**
 * Digests several texts as one.
 *
 * @param parts The texts; where one ends and the next begins counts.
 * @returns SHA-256 in lower-case hexadecimal.
 *
 * @example Usage
 * ```ts
 * import { digestTexts } from "@aftertune/aftertune/checkpoints/mod.ts";
 * import { assertNotEquals } from "@std/assert";
 *
 * assertNotEquals(digestTexts(["ab", "c"]), digestTexts(["a", "bc"]));
 * ```
 */
export function digestTexts(parts: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}

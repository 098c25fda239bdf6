import { createHash } from "node:crypto";
import type { DatasetFile } from "../core/mod.ts";

/**
 * Checks that a file is the one that was meant.
 *
 * @param file Where it is and the SHA-256 that its bytes must have.
 * @throws {Error} If its bytes have another hash.
 */
export async function checkHash(file: DatasetFile): Promise<void> {
  const hash = createHash("sha256");
  const { readable } = await Deno.open(file.location);
  for await (const chunk of readable) hash.update(chunk);
  const found = hash.digest("hex");
  if (found !== file.sha256) {
    throw new Error(
      `Cannot read "${file.location}" as its SHA-256 must be ${file.sha256}: it is ${found}. Get the original file, or pin the new hash and raise the version of the tasks that read it`,
    );
  }
}

import { createHash } from "node:crypto";
import { join } from "@std/path";
import type { DatasetFile } from "../../core/mod.ts";

/** Calls a function with a folder that is removed afterwards. */
export async function inFolder<T>(
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = await Deno.makeTempDir();
  try {
    return await use(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** Calls a function with a file that is pinned by its own hash. */
export async function withFile<T>(
  name: string,
  content: string | Uint8Array,
  use: (file: DatasetFile & { readonly location: string }) => Promise<T>,
): Promise<T> {
  return await inFolder(async (folder) => {
    const location = join(folder, name);
    const bytes = typeof content === "string"
      ? new TextEncoder().encode(content)
      : content;
    await Deno.writeFile(location, bytes);
    return await use({ location, sha256: sha256(content) });
  });
}

/** SHA-256 in hexadecimal. */
export function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

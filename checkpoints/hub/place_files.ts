import { join } from "@std/path";
import { bringBlob, type BringOptions } from "./bring_blob.ts";
import { hasBytes } from "./has_bytes.ts";
import type { HubFile } from "./hub.ts";

/**
 * Brings files into the folder of a commit, as far as they are not there. The
 * folder holds links, and they come when all contents are there: weights that
 * are linked are whole.
 *
 * @param files The files.
 * @param folder The folder of the commit.
 * @param options The hub, and where contents go.
 */
export async function placeFiles(
  files: readonly HubFile[],
  folder: string,
  options: BringOptions,
): Promise<void> {
  const missing: HubFile[] = [];
  for (const file of files) {
    const isThere = await hasBytes(join(folder, file.path), file.bytes);
    if (!isThere) missing.push(file);
  }
  if (missing.length === 0) return;
  for (const file of missing) await bringBlob(file, options);
  await Deno.mkdir(folder, { recursive: true });
  for (const { path, digest } of missing) {
    await link(join("..", "..", "blobs", digest), join(folder, path));
  }
}

/** Another process may make the same link at the same time. */
async function link(target: string, path: string): Promise<void> {
  const fresh = `${path}.${crypto.randomUUID()}`;
  await Deno.symlink(target, fresh);
  await Deno.rename(fresh, path);
}

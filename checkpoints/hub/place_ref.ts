import { dirname, join } from "@std/path";
import { cachePaths } from "./cache_paths.ts";
import { cachedCommit } from "./cached_snapshot.ts";
import { isReadOnly } from "./disk_error.ts";
import type { Access } from "./hub.ts";

/**
 * Keeps in the cache which commit a branch or tag is. A cache that may only be
 * read goes without: nothing else had to be written there.
 *
 * @param access The cache, repository and revision.
 * @param commit The commit.
 */
export async function placeRef(access: Access, commit: string): Promise<void> {
  const { hub, name } = access;
  if (await cachedCommit(access) === commit) return;
  const path = join(cachePaths(hub.cache, name).refs, name.revision);
  const fresh = `${path}.${crypto.randomUUID()}`;
  try {
    await Deno.mkdir(dirname(path), { recursive: true });
    await Deno.writeTextFile(fresh, commit);
    await Deno.rename(fresh, path);
  } catch (error) {
    if (!isReadOnly(error)) throw error;
  }
}

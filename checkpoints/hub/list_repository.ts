import type { Access, HubFile } from "./hub.ts";
import { hostOf } from "./hub_error.ts";
import { hubNameText } from "../hub_names/hub_name.ts";
import { fetchFor, misunderstood, understood } from "./hub_library.ts";

/** Names a file in the cache: SHA-256, or the SHA-1 of git. */
const DIGEST_REGEXP = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** What of a path leads to somewhere else than down. */
const OUTSIDE = ["", ".", ".."];

/**
 * Asks a hub what lies at the top of a repository.
 *
 * @param access The hub and repository.
 * @param commit The commit.
 * @returns The files by their names.
 * @throws {HubError} If the hub does not say.
 * @throws {RangeError} If it names a file that would lie elsewhere.
 */
export async function listRepository(
  access: Access,
  commit: string,
): Promise<ReadonlyMap<string, HubFile>> {
  const { listFiles } = await import("@huggingface/hub");
  const entries = await understood(access, () =>
    Array.fromAsync(listFiles({
      repo: { type: "model", name: access.name.repository },
      revision: commit,
      hubUrl: access.hub.endpoint,
      fetch: fetchFor(access),
    })));
  const files = entries.filter(({ type }) => type === "file")
    .map(({ path, size, oid, lfs }) => ({
      path,
      bytes: lfs?.size ?? size,
      digest: lfs?.oid ?? oid ?? "",
    }));
  for (const file of files) checkFile(file, access);
  return new Map(files.map((file) => [file.path, file]));
}

/** What a hub says becomes names of files here. */
function checkFile({ path, bytes, digest }: HubFile, access: Access): void {
  if (path.split(/[\\/]/).some((part) => OUTSIDE.includes(part))) {
    throw new RangeError(
      `Cannot download ${
        hubNameText(access.name)
      } as its files must lie within it: there is ${
        JSON.stringify(path)
      }. Report it to the hub "${hostOf(access.hub.endpoint)}"`,
    );
  }
  if (!DIGEST_REGEXP.test(digest) || !Number.isSafeInteger(bytes)) {
    throw misunderstood(
      access,
      `it gives no size or checksum of ${JSON.stringify(path)}`,
    );
  }
}

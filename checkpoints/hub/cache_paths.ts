import { join } from "@std/path";
import type { HubName } from "../hub_names/hub_name.ts";

/** Where the cache keeps what it has of a repository, as Python's huggingface_hub lays it out. */
export interface CachePaths {
  /** Contents, by their hashes. */
  readonly blobs: string;
  /** Commits, by the branches and tags that led to them. */
  readonly refs: string;
  /** A folder for each commit, whose files are links to contents. */
  readonly snapshots: string;
  /** A file for each content that is being downloaded. */
  readonly locks: string;
}

/**
 * Finds the place of a repository in a cache.
 *
 * @param cache The cache folder.
 * @param name The repository.
 * @returns Its folders, there or not.
 */
export function cachePaths(cache: string, { repository }: HubName): CachePaths {
  const folder = `models--${repository.replace("/", "--")}`;
  return {
    blobs: join(cache, folder, "blobs"),
    refs: join(cache, folder, "refs"),
    snapshots: join(cache, folder, "snapshots"),
    locks: join(cache, ".locks", folder),
  };
}

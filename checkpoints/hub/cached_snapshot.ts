import { join } from "@std/path";
import { exists } from "../read_json.ts";
import { cachePaths } from "./cache_paths.ts";
import type { Access, Snapshot } from "./hub.ts";
import { hubNameText, isCommit } from "../hub_names/hub_name.ts";
import {
  type Held,
  type Role,
  wantedTexts,
  wantedWeights,
} from "./wanted_files.ts";

/**
 * The commit that a revision was when the hub was last asked.
 *
 * @param access The cache, repository and revision.
 * @returns The commit, `null` where it was never asked.
 */
export async function cachedCommit(
  { hub, name }: Access,
): Promise<string | null> {
  if (isCommit(name.revision)) return name.revision;
  const path = join(cachePaths(hub.cache, name).refs, name.revision);
  if (!await exists(path)) return null;
  const commit = (await Deno.readTextFile(path)).trim();
  return isCommit(commit) ? commit : null;
}

/** Options of {@linkcode cachedSnapshot}. */
export interface CachedOptions {
  /** What it is used as. */
  readonly role: Role;
  /** The commit, `null` where none is known. */
  readonly commit: string | null;
}

/**
 * Finds a repository in the cache without asking the hub.
 *
 * @param access The cache and repository.
 * @param options The commit, and what is needed of it.
 * @returns The folder of the commit.
 * @throws {RangeError} If what is needed is not all there.
 */
export async function cachedSnapshot(
  { hub, name }: Access,
  { role, commit }: CachedOptions,
): Promise<Snapshot> {
  const holder = `the copy of ${hubNameText(name)} in "${hub.cache}"`;
  if (commit === null) {
    throw new RangeError(
      `Cannot find ${holder} as no download of it was ever finished`,
    );
  }
  const folder = join(cachePaths(hub.cache, name).snapshots, commit);
  const held: Held = { holder, names: await filesIn(folder) };
  wantedTexts(held, role);
  await wantedWeights(held, role, (file) => join(folder, file));
  return { folder, commit };
}

/** The files of a folder; links whose content is gone do not count. */
async function filesIn(folder: string): Promise<ReadonlySet<string>> {
  const names = new Set<string>();
  try {
    for await (const { name } of Deno.readDir(folder)) {
      if (await exists(join(folder, name))) names.add(name);
    }
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
  return names;
}

import { join } from "@std/path";
import { cachePaths } from "./cache_paths.ts";
import {
  cachedCommit,
  type CachedOptions,
  cachedSnapshot,
} from "./cached_snapshot.ts";
import { inWords } from "./disk_error.ts";
import type { DownloadProgress } from "./download_progress.ts";
import { findCommit } from "./find_commit.ts";
import type { Access, Snapshot } from "./hub.ts";
import { HubError } from "./hub_error.ts";
import { hubNameText, isCommit } from "../hub_names/hub_name.ts";
import { listRepository } from "./list_repository.ts";
import { placeFiles } from "./place_files.ts";
import { placeRef } from "./place_ref.ts";
import { type Role, wantedTexts, wantedWeights } from "./wanted_files.ts";

/** Options of {@linkcode downloadSnapshot}. */
export interface DownloadOptions {
  /** What the repository is used as, which says which files are needed. */
  readonly role: Role;
  /** Is told how it goes on. */
  readonly progress: DownloadProgress;
}

/**
 * Brings a checkpoint or an adapter from a hub into the cache, as far as it is
 * not there: only the files that are read, never pickles. Where the hub does
 * not answer, the commit that the cache holds does.
 *
 * @param access The hub, repository and revision.
 * @param options What it is used as.
 * @returns The folder, and the commit that the revision is now.
 * @throws {HubError} If the hub refuses, or does not answer and the cache holds no whole copy.
 * @throws {RangeError} If it lacks a file or names one that would lie elsewhere.
 *
 * @example Without network
 * ```ts
 * import { downloadSnapshot, parseHubName } from "@aftertune/aftertune/checkpoints/hub/mod.ts";
 * import { assertRejects } from "@std/assert";
 *
 * const hub = {
 *   endpoint: "https://huggingface.co",
 *   token: null,
 *   cache: "no such folder",
 *   offline: true,
 *   patience: 30_000,
 * };
 * const progress = { begin() {}, tick() {}, end() {}, note() {} };
 * await assertRejects(
 *   () =>
 *     downloadSnapshot({ hub, name: parseHubName("hf:org/name") }, {
 *       role: "checkpoint",
 *       progress,
 *     }),
 *   Error,
 *   "no download of it was ever finished",
 * );
 * ```
 */
export async function downloadSnapshot(
  access: Access,
  { role, progress }: DownloadOptions,
): Promise<Snapshot> {
  const before = await cachedCommit(access);
  if (access.hub.offline) {
    return await offlineSnapshot(access, { role, commit: before });
  }
  let commit = before;
  try {
    commit = await commitNow(access, { before, progress });
    const folder = await bring(access, { role, progress, commit });
    return { folder, commit };
  } catch (error) {
    access.signal?.throwIfAborted();
    if (!(error instanceof HubError)) throw inWords(error, access);
    const snapshot = await cachedSnapshot(access, { role, commit })
      .catch(() => null);
    if (snapshot === null) throw error;
    if (!error.isPassing) throw withCached(error, snapshot);
    progress.note(
      `${error.message}. Takes ${hubNameText(access.name)} as it was last: ${
        short(snapshot.commit)
      }`,
    );
    return snapshot;
  }
}

/** A refusal is no reason to ask an older model in silence; a user may want to. */
function withCached(error: HubError, { commit }: Snapshot): HubError {
  return new HubError(
    `${error.message}. To take ${
      short(commit)
    }, which the cache holds, set HF_HUB_OFFLINE=1`,
    { code: error.code },
  );
}

async function offlineSnapshot(
  access: Access,
  options: CachedOptions,
): Promise<Snapshot> {
  try {
    return await cachedSnapshot(access, options);
  } catch (cause) {
    throw new RangeError(
      `${
        (cause as Error).message
      }. HF_HUB_OFFLINE is set: unset it to download what is missing, or let HF_HUB_CACHE name the cache that has it`,
      { cause },
    );
  }
}

/** Which commit the revision is now; that it moved is said. */
async function commitNow(
  access: Access,
  { before, progress }: {
    readonly before: string | null;
    readonly progress: DownloadProgress;
  },
): Promise<string> {
  const { name } = access;
  if (isCommit(name.revision)) return name.revision;
  const commit = await findCommit(access);
  if (before !== null && before !== commit) {
    progress.note(
      `${hubNameText(name)} has moved from ${short(before)} to ${
        short(commit)
      } since it was downloaded`,
    );
  }
  return commit;
}

/** Brings what is missing of a commit; returns its folder. */
async function bring(
  access: Access,
  { role, progress, commit }: DownloadOptions & { readonly commit: string },
): Promise<string> {
  const { hub, name } = access;
  const files = await listRepository(access, commit);
  const held = { names: new Set(files.keys()), holder: hubNameText(name) };
  const paths = cachePaths(hub.cache, name);
  const folder = join(paths.snapshots, commit);
  const options = { access, commit, paths, progress };
  const place = (names: readonly string[]) =>
    placeFiles(names.flatMap((name) => files.get(name) ?? []), folder, options);
  await place(wantedTexts(held, role));
  await place(await wantedWeights(held, role, (file) => join(folder, file)));
  await placeRef(access, commit);
  return folder;
}

function short(commit: string): string {
  return commit.slice(0, 7);
}

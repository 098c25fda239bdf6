import { dirname, join } from "@std/path";
import { bringBlob, type BringOptions, hasBytes } from "./bring_blob.ts";
import type { DownloadProgress } from "./bring_blob.ts";
import { cachedCommit, cachedSnapshot } from "./cached_snapshot.ts";
import { cachePaths } from "./cache_paths.ts";
import { inWords, isReadOnly } from "./disk_error.ts";
import type { Access, HubFile, Snapshot } from "./hub.ts";
import { HubError } from "./hub_error.ts";
import { hubNameText, isCommit } from "./hub_name.ts";
import { findCommit } from "./find_commit.ts";
import { listRepository } from "./list_repository.ts";
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
 * import { downloadSnapshot, parseHubName } from "@aftertune/aftertune/checkpoints/mod.ts";
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
  if (access.hub.offline) return await cachedOffline(access, role);
  try {
    return await bring(access, { role, progress });
  } catch (error) {
    access.signal?.throwIfAborted();
    if (error instanceof HubError && error.isPassing) {
      return await cachedInstead(error, access, { role, progress });
    }
    throw inWords(error, access);
  }
}

async function cachedOffline(access: Access, role: Role): Promise<Snapshot> {
  try {
    return await cachedSnapshot(access, role);
  } catch (cause) {
    throw new RangeError(
      `${
        (cause as Error).message
      }. HF_HUB_OFFLINE is set: unset it to download what is missing, or let HF_HUB_CACHE name the cache that has it`,
      { cause },
    );
  }
}

async function cachedInstead(
  error: HubError,
  access: Access,
  { role, progress }: DownloadOptions,
): Promise<Snapshot> {
  const snapshot = await cachedSnapshot(access, role).catch(() => {
    throw error;
  });
  progress.note(
    `${error.message}. Takes ${hubNameText(access.name)} as it was last: ${
      short(snapshot.commit)
    }`,
  );
  return snapshot;
}

async function bring(
  access: Access,
  { role, progress }: DownloadOptions,
): Promise<Snapshot> {
  const { hub, name } = access;
  const before = await cachedCommit(access);
  const commit = isCommit(name.revision)
    ? name.revision
    : await findCommit(access);
  if (before !== null && before !== commit) {
    progress.note(
      `${hubNameText(name)} has moved from ${short(before)} to ${
        short(commit)
      } since it was downloaded`,
    );
  }
  const files = await listRepository(access, commit);
  const held = { names: new Set(files.keys()), holder: hubNameText(name) };
  const paths = cachePaths(hub.cache, name);
  const folder = join(paths.snapshots, commit);
  const options = { access, commit, paths, progress };
  const place = (names: readonly string[]) =>
    placeFiles(names.flatMap((name) => files.get(name) ?? []), folder, options);
  await place(wantedTexts(held, role));
  await place(
    await wantedWeights(held, role, (file) => join(folder, file)),
  );
  if (before !== commit) await keepRef(join(paths.refs, name.revision), commit);
  return { folder, commit };
}

/** Links come when all contents are there: weights that are linked are whole. */
async function placeFiles(
  files: readonly HubFile[],
  folder: string,
  options: BringOptions,
): Promise<void> {
  const missing: HubFile[] = [];
  for (const file of files) {
    if (!await hasBytes(join(folder, file.path), file.bytes)) {
      missing.push(file);
    }
  }
  for (const file of missing) await bringBlob(file, options);
  if (missing.length > 0) await Deno.mkdir(folder, { recursive: true });
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

/** A cache that may only be read goes without: all that it lacks is the reference. */
async function keepRef(path: string, commit: string): Promise<void> {
  try {
    await Deno.mkdir(dirname(path), { recursive: true });
    await Deno.writeTextFile(`${path}.${commit}`, commit);
    await Deno.rename(`${path}.${commit}`, path);
  } catch (error) {
    if (!isReadOnly(error)) throw error;
  }
}

function short(commit: string): string {
  return commit.slice(0, 7);
}

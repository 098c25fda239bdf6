import { join } from "@std/path";
import { askHub } from "./ask_hub.ts";
import type { CachePaths } from "./cache_paths.ts";
import type { DownloadProgress } from "./download_progress.ts";
import { hasBytes } from "./has_bytes.ts";
import type { Access, HubFile } from "./hub.ts";
import { HubError, unreachable } from "./hub_error.ts";
import { hubNameText } from "../hub_names/hub_name.ts";
import { PartialFile } from "./partial_file.ts";

/** What a content is brought with. */
export interface BringOptions {
  /** The hub and repository. */
  readonly access: Access;
  /** The commit that has it. */
  readonly commit: string;
  /** Where it goes. */
  readonly paths: CachePaths;
  /** Is told how it goes on. */
  readonly progress: DownloadProgress;
}

/**
 * Brings the content of a file into the cache, unless it is there. It gets its
 * place only when it is whole; a download that broke is resumed. Two processes
 * do not download it twice, Python's huggingface_hub among them: it locks the
 * same file.
 *
 * @param file The file.
 * @param options The hub, and where it goes.
 * @throws {HubError} If the hub does not give it, or something else.
 */
export async function bringBlob(
  file: HubFile,
  options: BringOptions,
): Promise<void> {
  const { access, paths, progress } = options;
  const path = join(paths.blobs, file.digest);
  if (await hasBytes(path, file.bytes)) return;
  await Deno.mkdir(paths.blobs, { recursive: true });
  await Deno.mkdir(paths.locks, { recursive: true });
  using lock = await Deno.open(join(paths.locks, `${file.digest}.lock`), {
    write: true,
    create: true,
    // So that others of a group can lock it, too, where they share a cache.
    mode: 0o664,
  });
  if (!await lock.tryLock(true)) {
    progress.note(`waits for another process to download "${file.path}"`);
    await Promise.race([lock.lock(true), stopped(access.signal)]);
  }
  if (await hasBytes(path, file.bytes)) return;
  const partialPath = `${path}.incomplete`;
  await download(file, partialPath, options);
  await Deno.rename(partialPath, path);
}

function stopped(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) =>
    signal?.addEventListener("abort", () => reject(signal.reason))
  );
}

/** Leaves a file that is whole, or throws and leaves what can be gone on with. */
async function download(
  file: HubFile,
  partialPath: string,
  options: BringOptions,
): Promise<void> {
  const { access, progress } = options;
  using partial = await PartialFile.open(partialPath, file);
  progress.begin(file, partial.bytes);
  try {
    await receiveAll(partial, file, options);
  } finally {
    progress.end();
  }
  if (await partial.isWhole()) return;
  await partial.restart();
  throw new HubError(
    `Cannot keep "${file.path}" of ${
      hubNameText(access.name)
    } as its checksum must be ${file.digest}: what came has another. Run the same command again; if it stays so, something between here and the hub changes files`,
  );
}

/** Goes on after a broken connection for as long as each attempt brings something. */
async function receiveAll(
  partial: PartialFile,
  file: HubFile,
  options: BringOptions,
): Promise<void> {
  let most = partial.bytes;
  while (partial.bytes < file.bytes) {
    try {
      await receive(partial, file, options);
    } catch (error) {
      const isWorthwhile = error instanceof HubError && error.isPassing &&
        partial.bytes > most;
      if (!isWorthwhile) throw error;
      most = partial.bytes;
    }
  }
}

async function receive(
  partial: PartialFile,
  { path, bytes }: HubFile,
  { access, commit, progress }: BringOptions,
): Promise<void> {
  const { hub: { endpoint }, name } = access;
  const address = `${endpoint}/${name.repository}/resolve/${commit}/${
    encodeURIComponent(path)
  }`;
  const from = partial.bytes;
  const headers: Record<string, string> = from === 0
    ? {}
    : { range: `bytes=${from}-` };
  await askHub(address, access, {
    headers,
    async read({ body, headers, status }, heard) {
      const goesOn = status === 206 &&
        headers.get("content-range")?.startsWith(`bytes ${from}-`);
      if (from > 0 && !goesOn) await partial.restart();
      for await (const chunk of body ?? []) {
        heard();
        await partial.append(chunk);
        progress.tick(partial.bytes);
        if (partial.bytes > bytes) return;
      }
    },
  });
  if (partial.bytes < bytes) throw unreachable(access, "the answer broke off");
}

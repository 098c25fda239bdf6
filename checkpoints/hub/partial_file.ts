import { createHash } from "node:crypto";
import type { HubFile } from "./hub.ts";

const CHUNK_BYTES = 2 ** 20;

/** A file that is being downloaded, with the hash of what came so far. */
export class PartialFile implements Disposable {
  readonly #file: Deno.FsFile;
  readonly #wanted: HubFile;
  #hash: ReturnType<typeof createHash>;
  #bytes = 0;

  private constructor(file: Deno.FsFile, wanted: HubFile) {
    this.#file = file;
    this.#wanted = wanted;
    this.#hash = hashFor(wanted);
  }

  /**
   * Opens it, and takes over what an earlier download left.
   *
   * @param path Where it is.
   * @param wanted What it is to become.
   * @returns The file, ready for the bytes that are missing.
   */
  static async open(path: string, wanted: HubFile): Promise<PartialFile> {
    const options = { read: true, write: true, create: true };
    const partial = new PartialFile(await Deno.open(path, options), wanted);
    await partial.#digestOlder();
    if (partial.#bytes > wanted.bytes) await partial.restart();
    return partial;
  }

  /** How many bytes came. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Writes what came behind what is there. */
  async append(chunk: Uint8Array): Promise<void> {
    let rest = chunk;
    while (rest.length > 0) {
      rest = rest.subarray(await this.#file.write(rest));
    }
    this.#hash.update(chunk);
    this.#bytes += chunk.length;
  }

  /** Begins anew. */
  async restart(): Promise<void> {
    await this.#file.truncate(0);
    await this.#file.seek(0, Deno.SeekMode.Start);
    this.#hash = hashFor(this.#wanted);
    this.#bytes = 0;
  }

  /** Brings all of it to the disk, and tells whether it is what was wanted. */
  async isWhole(): Promise<boolean> {
    await this.#file.syncData();
    return this.#bytes === this.#wanted.bytes &&
      this.#hash.digest("hex") === this.#wanted.digest;
  }

  /** Closes it; what came stays. */
  [Symbol.dispose](): void {
    this.#file.close();
  }

  async #digestOlder(): Promise<void> {
    const chunk = new Uint8Array(CHUNK_BYTES);
    for (;;) {
      const count = await this.#file.read(chunk);
      if (count === null) return;
      this.#hash.update(chunk.subarray(0, count));
      this.#bytes += count;
    }
  }
}

/** Large files go by their SHA-256, others by the SHA-1 that git gives them, with a header. */
function hashFor({ digest, bytes }: HubFile) {
  return digest.length === 64
    ? createHash("sha256")
    : createHash("sha1").update(`blob ${bytes}\0`);
}

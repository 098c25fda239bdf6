import type { CacheRow, KeyValueCache } from "./key_value_cache.ts";

/**
 * The only row of a cache, which one sequence keeps its tokens in, or several
 * that go on from the same ones. The last to leave it gives its memory back: as
 * garbage, rows lie about until there are hundreds of megabytes of them.
 */
export class OwnRow implements CacheRow {
  readonly cache: KeyValueCache;
  readonly row: number = 0;
  #readers = 1;

  /** @param cache The cache. */
  constructor(cache: KeyValueCache) {
    this.cache = cache;
  }

  /** Whether another sequence reads it, so that it must not be written. */
  get isShared(): boolean {
    return this.#readers > 1;
  }

  /** The same row, read by one more sequence. */
  shared(): this {
    this.#readers++;
    return this;
  }

  /** Takes note that a sequence does not read it any more. */
  leave(): void {
    this.#readers--;
    if (this.#readers === 0) this.cache.free();
  }
}

import type { CacheExtents } from "./cache_memory.ts";
import { KeyValueCache } from "./key_value_cache.ts";

/** Keeps the memory of a cache that was given up, the largest one, for the next one. */
export class SpareMemory {
  readonly #extents: CacheExtents;
  #spare: KeyValueCache | null = null;

  /** @param extents What a cache must know of the model. */
  constructor(extents: CacheExtents) {
    this.#extents = extents;
  }

  /** A cache whose rows hold nothing yet. */
  take(rows: number, capacity: number): KeyValueCache {
    const spare = this.#spare;
    this.#spare = null;
    return spare?.emptied(rows, capacity) ??
      new KeyValueCache(this.#extents, rows, capacity);
  }

  /** Takes a cache that nobody uses any more. */
  keep(cache: KeyValueCache): void {
    if (this.#spare !== null && this.#spare.size > cache.size) {
      cache.free();
      return;
    }
    this.release();
    this.#spare = cache;
  }

  /** Gives the memory back. */
  release(): void {
    this.#spare?.free();
    this.#spare = null;
  }
}

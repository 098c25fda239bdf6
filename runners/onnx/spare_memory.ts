import { type CacheExtents, KeyValueCache } from "./key_value_cache.ts";

/** Keeps the memory of the last cache that was given up, for the next one. */
export class SpareMemory {
  readonly #extents: CacheExtents;
  #spare: KeyValueCache | undefined;

  /** @param extents What a cache must know of the model. */
  constructor(extents: CacheExtents) {
    this.#extents = extents;
  }

  /** A cache whose rows hold nothing yet. */
  take(rows: number, capacity: number): KeyValueCache {
    const spare = this.#spare;
    this.#spare = undefined;
    return new KeyValueCache(this.#extents, rows, capacity, spare);
  }

  /** Takes a cache that nobody uses any more. */
  keep(cache: KeyValueCache): void {
    this.#spare = cache;
  }

  /** Lets the memory go. */
  release(): void {
    this.#spare = undefined;
  }
}

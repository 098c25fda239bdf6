import { type CacheExtents, KeyValueCache } from "./key_value_cache.ts";
import type { OnnxSequence } from "./sequence.ts";

/** Rows grow by whole blocks, so that they are seldom moved. */
const BLOCK_TOKENS = 64;

/**
 * The rows of the sequences that grow token by token behind one prefix. They
 * lie side by side and stay where they are, so that a step copies nothing.
 */
export class Arena {
  readonly #extents: CacheExtents;
  #cache: KeyValueCache | null = null;
  #seated: OnnxSequence[] = [];

  /** @param extents What a cache must know of the model. */
  constructor(extents: CacheExtents) {
    this.#extents = extents;
  }

  /** Whether a sequence has a row here. */
  seats(sequence: OnnxSequence): boolean {
    return this.#seated.includes(sequence);
  }

  /** Takes a sequence's row from it. */
  leave(sequence: OnnxSequence): void {
    const row = this.#seated.indexOf(sequence);
    if (row < 0) return;
    const last = this.#seated.pop();
    if (last !== undefined && last !== sequence) {
      this.#seated[row] = last;
      this.#move(last, row);
    }
    if (this.#seated.length === 0) this.#cache = null;
  }

  /**
   * Gives each of these sequences a row with place for one more token, and
   * nobody else.
   *
   * @returns The sequences in the order of their rows, and the cache.
   */
  seat(
    sequences: readonly OnnxSequence[],
  ): { cache: KeyValueCache; seated: readonly OnnxSequence[] } {
    for (const other of this.#seated.slice()) {
      if (!sequences.includes(other)) other.leaveArena();
    }
    const known = new Set(this.#seated);
    const joining = sequences.filter((sequence) => !known.has(sequence));
    const all = [...this.#seated, ...joining];
    const needed = Math.max(...all.map(({ ownLength }) => ownLength)) + 1;
    const cache = this.#cacheFor(all.length, needed, joining.length > 0);
    for (const sequence of joining) {
      this.#seated.push(sequence);
      this.#move(sequence, this.#seated.length - 1);
    }
    return { cache, seated: this.#seated };
  }

  #cacheFor(rows: number, needed: number, joins: boolean): KeyValueCache {
    const old = this.#cache;
    const capacity = Math.ceil(needed / BLOCK_TOKENS) * BLOCK_TOKENS;
    const fits = old !== null && old.rows >= rows && old.capacity >= needed &&
      !(joins && old.capacity >= 2 * capacity);
    if (fits) return old;
    const cache = new KeyValueCache(
      this.#extents,
      Math.max(rows, old?.rows ?? 0),
      capacity,
    );
    this.#cache = cache;
    this.#seated.forEach((sequence, row) => this.#move(sequence, row));
    return cache;
  }

  #move(sequence: OnnxSequence, row: number): void {
    const cache = this.#cache;
    if (cache === null) return;
    sequence.copyTo(cache, row);
    sequence.moveTo({ cache, row });
  }
}

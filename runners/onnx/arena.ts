import type { CacheExtents } from "./cache_memory.ts";
import { type CacheRow, KeyValueCache } from "./key_value_cache.ts";

/** What an arena must be able to do with the sequences that it seats. */
export interface Seatable {
  /** Number of tokens that its row holds. */
  readonly ownLength: number;
  /** Copies these tokens into a row. */
  copyTo(cache: KeyValueCache, row: number): void;
  /** Takes note of the row that they were copied to. */
  moveTo(row: CacheRow): void;
  /** Copies them out and leaves. */
  leaveArena(): void;
}

/** Rows have place for whole blocks of tokens: moving them with every token would cost more than the columns that stay empty. */
export const BLOCK_TOKENS = 32;

/**
 * The rows of the sequences that grow step by step behind one prefix. They
 * lie side by side and stay where they are, so that a step copies nothing.
 *
 * @typeParam S What sits in the rows.
 */
export class Arena<S extends Seatable> {
  readonly #extents: CacheExtents;
  #cache: KeyValueCache | null = null;
  /** Who has which row; `null` where nobody has it any more. */
  #seats: (S | null)[] = [];

  /** @param extents What a cache must know of the model. */
  constructor(extents: CacheExtents) {
    this.#extents = extents;
  }

  /** Whether a sequence has a row here. */
  seats(sequence: S): boolean {
    return this.#seats.includes(sequence);
  }

  /** Takes a sequence's row from it. */
  leave(sequence: S): void {
    const row = this.#seats.indexOf(sequence);
    if (row < 0) return;
    this.#seats[row] = null;
    if (this.#seats.every((seat) => seat === null)) this.#giveUp();
  }

  /**
   * Gives each of these sequences a row, and nobody else.
   *
   * @param sequences The sequences.
   * @param places How many tokens a row must have place for.
   * @returns The sequences in the order of their rows, and the cache.
   */
  seat(
    sequences: readonly S[],
    places: number,
  ): { cache: KeyValueCache; seated: readonly S[] } {
    for (const other of this.#seats.slice()) {
      if (other !== null && !sequences.includes(other)) other.leaveArena();
    }
    const known = new Set(this.#seats);
    const joining = sequences.filter((sequence) => !known.has(sequence));
    try {
      const cache = this.#cacheFor(places, {
        rows: sequences.length,
        joins: joining.length > 0,
      });
      const seated = this.#fill(joining);
      seated.forEach((sequence, row) => {
        if (this.#seats[row] === sequence) return;
        sequence.copyTo(cache, row);
        sequence.moveTo({ cache, row });
      });
      this.#seats = seated;
      return { cache, seated };
    } catch (error) {
      // Moved half-way, nobody knows any more what is where.
      this.#giveUp();
      throw error;
    }
  }

  /** Gives the memory back, and with it the rows of all who sit here. */
  #giveUp(): void {
    this.#cache?.free();
    this.#cache = null;
    this.#seats = [];
  }

  /** The rows without gaps: those who join come first, then the last ones. */
  #fill(joining: readonly S[]): S[] {
    const seats = this.#seats.slice();
    const left = [...joining];
    const seated: S[] = [];
    for (let row = 0; row < seats.length; row++) {
      let next = seats[row] ?? left.shift();
      while (next === undefined && seats.length > row + 1) {
        next = seats.pop() ?? undefined;
      }
      if (next !== undefined) seated.push(next);
    }
    return [...seated, ...left];
  }

  /** A cache that is large enough, with the rows that are taken in their places. */
  #cacheFor(
    places: number,
    { rows, joins }: { readonly rows: number; readonly joins: boolean },
  ): KeyValueCache {
    const old = this.#cache;
    const capacity = Math.ceil(places / BLOCK_TOKENS) * BLOCK_TOKENS;
    const fits = old !== null && old.rows >= rows &&
      old.capacity >= places && !(joins && old.capacity >= 2 * capacity);
    if (fits) return old;
    const all = Math.max(rows, this.#seats.length);
    const cache = old?.resized(all, capacity) ??
      new KeyValueCache(this.#extents, all, capacity);
    this.#seats.forEach((sequence, row) => sequence?.moveTo({ cache, row }));
    this.#cache = cache;
    return cache;
  }
}

import type { Sequence } from "../local/mod.ts";
import { Arena, type Seatable } from "./arena.ts";
import type { CacheExtents } from "./cache_memory.ts";
import {
  type CacheRow,
  type FreshTokens,
  KeyValueCache,
} from "./key_value_cache.ts";
import { OwnRow } from "./own_row.ts";

/** The start that several sequences have in common. */
export class Prefix {
  /** Keys and values of exactly its tokens, in one row. */
  readonly cache: KeyValueCache;
  /** The sequences behind it that grow token by token. */
  readonly arena: Arena<OnnxSequence>;

  /**
   * @param extents What a cache must know of the model.
   * @param cache Keys and values of exactly its tokens, in one row.
   */
  constructor(extents: CacheExtents, cache: KeyValueCache) {
    this.cache = cache;
    this.arena = new Arena(extents);
  }

  /** Number of tokens. */
  get length(): number {
    return this.cache.capacity;
  }
}

/**
 * A sequence as a shared prefix and tokens of its own. These lie in a row of
 * some cache: its own, that of the sequence it was forked from until either is
 * written to, or the prefix's arena once it grows token by token. The newest
 * ones stay in the outputs of the run that made them until it grows, or until
 * another run extends sequences.
 */
export class OnnxSequence implements Sequence, Seatable {
  readonly #extents: CacheExtents;
  #prefix: Prefix;
  #row: CacheRow | null = null;
  /** Tokens in the row. */
  #settled = 0;
  #fresh: FreshTokens | null = null;

  /**
   * @param extents What a cache must know of the model.
   * @param prefix The prefix that it starts with.
   */
  constructor(extents: CacheExtents, prefix: Prefix) {
    this.#extents = extents;
    this.#prefix = prefix;
  }

  /** The prefix that it shares with others. */
  get prefix(): Prefix {
    return this.#prefix;
  }

  /** Number of tokens behind the prefix. */
  get ownLength(): number {
    return this.#settled + (this.#fresh?.count ?? 0);
  }

  get length(): number {
    return this.#prefix.length + this.ownLength;
  }

  /** Whether its newest tokens still lie in the outputs of a run. */
  get isFresh(): boolean {
    return this.#fresh !== null;
  }

  /** The row with all its own tokens; `null` where it has none. */
  get row(): CacheRow | null {
    this.settle();
    return this.#row;
  }

  /** Opens another sequence that goes on from this one. */
  fork(): OnnxSequence {
    this.leaveArena();
    const fork = new OnnxSequence(this.#extents, this.#prefix);
    const { row } = this;
    fork.#row = row instanceof OwnRow ? row.shared() : row;
    fork.#settled = this.#settled;
    return fork;
  }

  share(): void {
    if (this.ownLength === 0) return;
    const { cache, length } = this.#prefix;
    const whole = new KeyValueCache(this.#extents, 1, this.length);
    whole.copy({ cache, row: 0 }, { row: 0, at: 0, count: length });
    this.copyTo(whole, 0, length);
    this.close();
    this.#prefix = new Prefix(this.#extents, whole);
  }

  close(): void {
    this.#prefix.arena.leave(this);
    this.#takeRow(null);
    this.#settled = 0;
    this.#fresh = null;
  }

  /** Takes in new tokens that lie in the outputs of a run. */
  append(fresh: FreshTokens): void {
    this.leaveArena();
    this.settle();
    this.#fresh = fresh;
  }

  /** Takes in new tokens that were written behind its others. */
  grow(count: number): void {
    this.#settled += count;
  }

  drop(count: number): void {
    this.settle();
    this.#settled -= count;
  }

  /** Copies all its own tokens into a row, which holds nothing behind them. */
  copyTo(cache: KeyValueCache, row: number, at: number = 0): void {
    const count = this.#settled;
    if (this.#row !== null) cache.copy(this.#row, { row, at, count });
    if (this.#fresh !== null) cache.write(this.#fresh, { row, at: at + count });
    cache.clear({ row, at: at + this.ownLength });
  }

  /** Says which row all its own tokens were copied to. */
  moveTo(row: CacheRow): void {
    this.#takeRow(row);
    this.#settled = this.ownLength;
    this.#fresh = null;
  }

  /** Moves its own tokens out of the arena, if they are there. */
  leaveArena(): void {
    const { arena } = this.#prefix;
    if (!arena.seats(this)) return;
    const row = this.#copy();
    arena.leave(this);
    this.moveTo(row);
  }

  /** Brings all its own tokens into one row, out of the outputs of a run. */
  settle(): void {
    const fresh = this.#fresh;
    if (fresh === null) return;
    const row = this.#row;
    const isTaken = row instanceof OwnRow && row.isShared;
    if (row === null || isTaken || row.cache.capacity < this.ownLength) {
      this.moveTo(this.#copy());
    } else {
      row.cache.write(fresh, { row: row.row, at: this.#settled });
      this.moveTo(row);
    }
  }

  #takeRow(row: CacheRow | null): void {
    if (this.#row instanceof OwnRow && row !== this.#row) this.#row.leave();
    this.#row = row;
  }

  #copy(): OwnRow {
    const cache = new KeyValueCache(this.#extents, 1, this.ownLength);
    this.copyTo(cache, 0);
    return new OwnRow(cache);
  }
}

import type { Sequence } from "../local/mod.ts";
import { Arena } from "./arena.ts";
import {
  type CacheExtents,
  type CachePlace,
  type FreshTokens,
  KeyValueCache,
} from "./key_value_cache.ts";

/** The start that several sequences have in common. */
export class Prefix {
  /** Keys and values of exactly its tokens, in one row. */
  readonly cache: KeyValueCache;
  /** The sequences behind it that grow token by token. */
  readonly arena: Arena;

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
 * A sequence as a shared prefix and tokens of its own. Its own tokens lie in
 * the outputs of the run that made them until they are needed, then in a cache
 * of its own, or in a row of the prefix's arena once it grows token by token.
 */
export class OnnxSequence implements Sequence {
  readonly #extents: CacheExtents;
  #prefix: Prefix;
  #place: CachePlace | null = null;
  #ownLength = 0;
  #fresh: FreshTokens | null = null;
  /** Whether a fork reads the same cache, so that it must not be written. */
  #frozen = false;

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
    return this.#ownLength + (this.#fresh?.count ?? 0);
  }

  get length(): number {
    return this.#prefix.length + this.ownLength;
  }

  /** Where its own tokens lie, all of them; `null` where it has none. */
  get place(): CachePlace | null {
    this.#settle();
    return this.#place;
  }

  /** Opens another sequence that goes on from this one. */
  fork(): OnnxSequence {
    const fork = new OnnxSequence(this.#extents, this.#prefix);
    this.leaveArena();
    fork.#place = this.place;
    fork.#ownLength = this.#ownLength;
    fork.#frozen = this.#frozen = true;
    return fork;
  }

  share(): void {
    if (this.ownLength === 0) return;
    const whole = new KeyValueCache(this.#extents, 1, this.length);
    const { cache, length } = this.#prefix;
    whole.copy({ cache, row: 0, at: 0 }, { row: 0, at: 0, count: length });
    const { place } = this;
    if (place !== null) {
      whole.copy(place, { row: 0, at: length, count: this.#ownLength });
    }
    this.close();
    this.#prefix = new Prefix(this.#extents, whole);
  }

  close(): void {
    this.#prefix.arena.leave(this);
    this.#place = null;
    this.#fresh = null;
    this.#ownLength = 0;
  }

  /** Takes in new tokens that lie in the outputs of a run. */
  append(fresh: FreshTokens): void {
    this.leaveArena();
    this.#settle();
    this.#fresh = fresh;
  }

  /** Takes in one new token that was written behind its others. */
  grow(): void {
    this.#ownLength++;
  }

  /** Says where its own tokens lie now. */
  moveTo(place: CachePlace): void {
    this.#place = place;
    this.#frozen = false;
  }

  /** Moves its own tokens out of the arena, if they are there. */
  leaveArena(): void {
    const { arena } = this.#prefix;
    if (!arena.seats(this)) return;
    const place = this.#copy();
    arena.leave(this);
    this.moveTo(place);
  }

  /** Brings all tokens of its own into one cache. */
  #settle(): void {
    const fresh = this.#fresh;
    if (fresh === null) return;
    this.#fresh = null;
    const at = this.#ownLength;
    this.#ownLength += fresh.count;
    const room = this.#place?.cache.capacity ?? 0;
    if (this.#frozen || room < this.#ownLength) {
      this.moveTo(this.#copy(at));
    }
    this.#place?.cache.write(fresh, { row: this.#place.row, at });
  }

  #copy(count: number = this.#ownLength): CachePlace {
    const cache = new KeyValueCache(this.#extents, 1, this.#ownLength);
    if (this.#place !== null) {
      cache.copy(this.#place, { row: 0, at: 0, count });
    }
    return { cache, row: 0, at: 0 };
  }
}

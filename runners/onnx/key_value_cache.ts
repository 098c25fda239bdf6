import { Tensor } from "onnxruntime-node";
import { giveBack } from "./give_back.ts";

/** What a cache must know of its model. */
export interface CacheExtents {
  /** Number of layers. */
  readonly layers: number;
  /** Number of key and value heads. */
  readonly heads: number;
  /** Width of one head. */
  readonly headWidth: number;
}

/** A row of a cache. */
export interface CacheRow {
  /** The cache. */
  readonly cache: KeyValueCache;
  /** Number of the row. */
  readonly row: number;
}

/** Arrays of keys and values, by layer. */
type Memory = readonly (readonly [Float32Array, Float32Array])[];

/** Numbers of an array that go somewhere else. */
interface Move {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/**
 * Keys and values of several rows of tokens, one array a layer, laid out as
 * `[rows, heads, capacity, headWidth]` so that it goes into the graph by
 * pointer.
 */
export class KeyValueCache {
  /** Number of rows. */
  readonly rows: number;
  /** Tokens that a row has place for. */
  readonly capacity: number;
  readonly #extents: CacheExtents;
  readonly #layers: Memory;

  /**
   * @param extents What it must know of the model.
   * @param rows Number of rows.
   * @param capacity Tokens that a row has place for.
   * @param memory Where they are kept; it may be larger than it must be.
   */
  constructor(
    extents: CacheExtents,
    rows: number,
    capacity: number,
    memory: Memory = allocate(extents, sizeOf(extents, rows, capacity)),
  ) {
    this.rows = rows;
    this.capacity = capacity;
    this.#extents = extents;
    this.#layers = memory;
  }

  /** How many numbers each of its arrays has place for. */
  get size(): number {
    return this.#layers[0]?.[0].length ?? 0;
  }

  /** Gives its memory back. This cache must not be used any more. */
  free(): void {
    this.#layers.flat().forEach(giveBack);
  }

  /**
   * A cache that holds nothing yet, in the same memory where that is large
   * enough: to touch new memory takes ten times as long as to fill it. This
   * cache must not be used any more.
   */
  emptied(rows: number, capacity: number): KeyValueCache {
    const extents = this.#extents;
    if (sizeOf(extents, rows, capacity) <= this.size) {
      return new KeyValueCache(extents, rows, capacity, this.#layers);
    }
    this.free();
    return new KeyValueCache(extents, rows, capacity);
  }

  /**
   * The same rows with place for another number of tokens, and for more rows,
   * in the same memory where that is large enough. This cache must not be used
   * any more.
   */
  resized(rows: number, capacity: number): KeyValueCache {
    const size = sizeOf(this.#extents, rows, capacity);
    const isEnough = size <= this.size;
    const blocks = this.#blocks(rows, capacity);
    const length = capacity * this.#extents.headWidth;
    const moved = (source: Float32Array): Float32Array => {
      const target = isEnough ? source : new Float32Array(size);
      for (const { from, to, count } of blocks) {
        target.set(source.subarray(from, from + count), to);
        if (isEnough) target.fill(0, to + count, to + length);
      }
      // One array after the other, so that not all are there twice.
      if (!isEnough) giveBack(source);
      return target;
    };
    const memory = this.#layers.map(([keys, values]) =>
      [moved(keys), moved(values)] as const
    );
    return new KeyValueCache(this.#extents, rows, capacity, memory);
  }

  /** Where each row's tokens of each head go; none where others lie that must still be moved. */
  #blocks(rows: number, capacity: number): Move[] {
    const { heads, headWidth } = this.#extents;
    const count = Math.min(capacity, this.capacity) * headWidth;
    const blocks = Array.from(
      { length: Math.min(rows, this.rows) * heads },
      (_, block) => ({
        from: block * this.capacity * headWidth,
        to: block * capacity * headWidth,
        count,
      }),
    );
    return capacity > this.capacity ? blocks.reverse() : blocks;
  }

  /** Copies the first tokens of a row, from this cache or another. */
  copy(
    from: CacheRow,
    { row, at, count }: { row: number; at: number; count: number },
  ): void {
    const { heads, headWidth } = this.#extents;
    const source = from.cache;
    this.#layers.forEach((pair, layer) => {
      pair.forEach((target, part) => {
        const values = source.#layers[layer]?.[part] ?? target;
        for (let head = 0; head < heads; head++) {
          move(values, target, {
            from: source.#offset(from.row, head, 0),
            to: this.#offset(row, head, at),
            count: count * headWidth,
          });
        }
      });
    });
  }

  /** Writes new keys and values that still lie in the outputs of a run. */
  write(
    { layers, first, count }: FreshTokens,
    { row, at }: { row: number; at: number },
  ): void {
    const { heads, headWidth } = this.#extents;
    this.#layers.forEach((pair, layer) => {
      pair.forEach((target, part) => {
        const values = layers[layer]?.[part] ?? target;
        for (let index = 0; index < heads * count; index++) {
          const token = Math.floor(index / heads);
          move(values, target, {
            from: (first * heads + index) * headWidth,
            to: this.#offset(row, index % heads, at + token),
            count: headWidth,
          });
        }
      });
    });
  }

  /**
   * Empties the rest of a row, from a token on. No query is to see it, but
   * whatever is no number there would reach them all: 0 times it is none.
   */
  clear({ row, at }: { row: number; at: number }): void {
    for (const values of this.#layers.flat()) {
      for (let head = 0; head < this.#extents.heads; head++) {
        values.fill(
          0,
          this.#offset(row, head, at),
          this.#offset(row, head, this.capacity),
        );
      }
    }
  }

  /** The first rows of a layer as inputs of the graph. */
  tensors(layer: number, rows?: number): readonly [Tensor, Tensor] {
    const { heads, headWidth } = this.#extents;
    const extents = rows === undefined
      ? [heads, this.capacity, headWidth]
      : [rows, heads, 1, this.capacity, headWidth];
    const size = extents.reduce((product, extent) => product * extent, 1);
    const [keys, values] = this.#layers[layer] ?? [];
    if (keys === undefined || values === undefined) {
      throw new RangeError(`Cannot read layer ${layer} of the cache`);
    }
    return [
      new Tensor("float32", keys.subarray(0, size), extents),
      new Tensor("float32", values.subarray(0, size), extents),
    ];
  }

  #offset(row: number, head: number, at: number): number {
    const { heads, headWidth } = this.#extents;
    return ((row * heads + head) * this.capacity + at) * headWidth;
  }
}

/** New keys and values of one sequence, still in the outputs of a run. */
export interface FreshTokens {
  /** Keys and values of all tokens of the run by layer, each `[tokens, heads, headWidth]`. */
  readonly layers: readonly (readonly [Float32Array, Float32Array])[];
  /** The first of the sequence's tokens. */
  readonly first: number;
  /** How many there are. */
  readonly count: number;
}

function sizeOf(
  { heads, headWidth }: CacheExtents,
  rows: number,
  capacity: number,
): number {
  return rows * heads * capacity * headWidth;
}

function allocate({ layers }: CacheExtents, size: number): Memory {
  return Array.from({ length: layers }, () => [
    new Float32Array(size),
    new Float32Array(size),
  ]);
}

/** Up to this many numbers are copied one by one: a view of them would cost more. */
const FEW = 128;

function move(
  source: Float32Array,
  target: Float32Array,
  { from, to, count }: Move,
): void {
  if (count > FEW) {
    target.set(source.subarray(from, from + count), to);
    return;
  }
  for (let index = 0; index < count; index++) {
    target[to + index] = source[from + index] as number;
  }
}

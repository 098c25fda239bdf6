import { Tensor } from "onnxruntime-node";

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

/** Memory that was too small once is made larger than it must be: what nothing touches costs nothing. */
const GROWTH = 3 / 2;

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
   * @param used A cache that is no longer used: its memory is taken over, as touching new memory takes ten times as long as filling it.
   */
  constructor(
    extents: CacheExtents,
    rows: number,
    capacity: number,
    used?: KeyValueCache,
  ) {
    this.rows = rows;
    this.capacity = capacity;
    this.#extents = extents;
    const size = rows * extents.heads * capacity * extents.headWidth;
    this.#layers = used !== undefined && used.#size >= size
      ? used.#layers
      : allocate(extents, used === undefined ? size : size * GROWTH);
  }

  /**
   * The same rows with place for another number of tokens, and for more rows.
   * This cache must not be used any more: its memory is taken over.
   */
  resized(rows: number, capacity: number): KeyValueCache {
    const resized = new KeyValueCache(this.#extents, rows, capacity, this);
    const { heads, headWidth } = this.#extents;
    const count = Math.min(capacity, this.capacity) * headWidth;
    const blocks = Array.from(
      { length: Math.min(rows, this.rows) * heads },
      (_, block) => block * headWidth,
    );
    // Each block goes where no other lies that must still be moved.
    if (capacity > this.capacity) blocks.reverse();
    this.#layers.forEach((pair, layer) =>
      pair.forEach((source, part) => {
        const target = resized.#layers[layer]?.[part] ?? source;
        for (const block of blocks) {
          const from = block * this.capacity;
          target.set(source.subarray(from, from + count), block * capacity);
        }
      })
    );
    return resized;
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
    { layers, places, row: from, count }: FreshTokens,
    { row, at }: { row: number; at: number },
  ): void {
    const { heads, headWidth } = this.#extents;
    this.#layers.forEach((pair, layer) => {
      pair.forEach((target, part) => {
        const values = layers[layer]?.[part] ?? target;
        for (let head = 0; head < heads; head++) {
          move(values, target, {
            from: (from * heads + head) * places * headWidth,
            to: this.#offset(row, head, at),
            count: count * headWidth,
          });
        }
      });
    });
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

  /** Numbers that each array has place for. */
  get #size(): number {
    return this.#layers[0]?.[0].length ?? 0;
  }

  #offset(row: number, head: number, at: number): number {
    const { heads, headWidth } = this.#extents;
    return ((row * heads + head) * this.capacity + at) * headWidth;
  }
}

/** New keys and values of one row of a run, still in the run's outputs. */
export interface FreshTokens {
  /** Keys and values by layer, each `[rows, heads, places, headWidth]`. */
  readonly layers: readonly (readonly [Float32Array, Float32Array])[];
  /** Places of each row, of which the row may not fill all. */
  readonly places: number;
  /** The row. */
  readonly row: number;
  /** How many of its places are filled. */
  readonly count: number;
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
  { from, to, count }: { from: number; to: number; count: number },
): void {
  if (count > FEW) {
    target.set(source.subarray(from, from + count), to);
    return;
  }
  for (let index = 0; index < count; index++) {
    target[to + index] = source[from + index] as number;
  }
}

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
  readonly #layers: readonly (readonly [Float32Array, Float32Array])[];

  /**
   * @param extents What it must know of the model.
   * @param rows Number of rows.
   * @param capacity Tokens that a row has place for.
   */
  constructor(extents: CacheExtents, rows: number, capacity: number) {
    this.rows = rows;
    this.capacity = capacity;
    this.#extents = extents;
    const size = rows * extents.heads * capacity * extents.headWidth;
    this.#layers = Array.from({ length: extents.layers }, () => [
      new Float32Array(size),
      new Float32Array(size),
    ]);
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

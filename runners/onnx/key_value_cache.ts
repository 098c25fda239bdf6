import { Tensor } from "onnxruntime-node";
import {
  allocate,
  type CacheExtents,
  type CacheMemory,
  laidOutAnew,
  type Seating,
  sizeOf,
} from "./cache_memory.ts";
import { copyNumbers } from "./copy_numbers.ts";
import { giveBack } from "./give_back.ts";

/** A row of a cache. */
export interface CacheRow {
  /** The cache. */
  readonly cache: KeyValueCache;
  /** Number of the row. */
  readonly row: number;
}

/** Inputs of the graph. */
interface Inputs {
  /** How many rows they have, if there is more than a single one. */
  readonly rows: number | undefined;
  readonly layers: readonly (readonly [keys: Tensor, values: Tensor])[];
}

/**
 * Keys and values of several rows of tokens, one array a layer, laid out as
 * `[rows, heads, capacity, headWidth]` so that it goes into the graph by
 * pointer.
 */
export class KeyValueCache implements Seating {
  /** Number of rows. */
  readonly rows: number;
  /** Tokens that a row has place for. */
  readonly capacity: number;
  readonly #extents: CacheExtents;
  /** Its arrays; `null` once they are another cache's, or nobody's. */
  #memory: CacheMemory | null;
  /** Those of the last run: the next one mostly takes the same. */
  #inputs: Inputs | undefined;

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
    memory: CacheMemory = allocate(extents, { rows, capacity }),
  ) {
    this.rows = rows;
    this.capacity = capacity;
    this.#extents = extents;
    this.#memory = memory;
  }

  /** How many numbers each of its arrays has place for. */
  get size(): number {
    return this.#layers[0]?.[0].length ?? 0;
  }

  /** Gives its memory back. This cache cannot be used any more. */
  free(): void {
    if (this.#memory !== null) this.#takeLayers().flat().forEach(giveBack);
  }

  /**
   * A cache that holds nothing yet, in the same memory where that is large
   * enough: to touch new memory takes ten times as long as to fill it. This
   * cache cannot be used any more.
   */
  emptied(rows: number, capacity: number): KeyValueCache {
    const extents = this.#extents;
    if (sizeOf(extents, { rows, capacity }) <= this.size) {
      return new KeyValueCache(extents, rows, capacity, this.#takeLayers());
    }
    this.free();
    return new KeyValueCache(extents, rows, capacity);
  }

  /**
   * The same rows with place for another number of tokens, and for more rows,
   * in the same memory where that is large enough. This cache cannot be used
   * any more, even where memory runs out half-way.
   */
  resized(rows: number, capacity: number): KeyValueCache {
    const extents = this.#extents;
    const memory = laidOutAnew(this.#takeLayers(), extents, {
      before: this,
      after: { rows, capacity },
    });
    return new KeyValueCache(extents, rows, capacity, memory);
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
          copyNumbers(values, target, {
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
          copyNumbers(values, target, {
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

  /** The first rows as inputs of the graph, by layer. */
  tensors(rows?: number): Inputs["layers"] {
    const { heads, headWidth } = this.#extents;
    const known = this.#inputs;
    if (known !== undefined && known.rows === rows) return known.layers;
    const extents = rows === undefined
      ? [heads, this.capacity, headWidth]
      : [rows, heads, 1, this.capacity, headWidth];
    const size = extents.reduce((product, extent) => product * extent, 1);
    const tensor = (numbers: Float32Array) =>
      new Tensor("float32", numbers.subarray(0, size), extents);
    const layers = this.#layers.map(([keys, values]) =>
      [tensor(keys), tensor(values)] as const
    );
    this.#inputs = { rows, layers };
    return layers;
  }

  get #layers(): CacheMemory {
    if (this.#memory !== null) return this.#memory;
    throw new Error(
      "Cannot go on with a text as its keys and values must be in memory: it ran out while they were moved. Ask again, with a lower --memory",
    );
  }

  #takeLayers(): CacheMemory {
    const layers = this.#layers;
    this.#memory = null;
    this.#inputs = undefined;
    return layers;
  }

  #offset(row: number, head: number, at: number): number {
    const { heads, headWidth } = this.#extents;
    return ((row * heads + head) * this.capacity + at) * headWidth;
  }
}

/** New keys and values of one sequence, still in the outputs of a run. */
export interface FreshTokens {
  /** Keys and values of all tokens of the run by layer, each `[tokens, heads, headWidth]`. */
  readonly layers: CacheMemory;
  /** The first of the sequence's tokens. */
  readonly first: number;
  /** How many there are. */
  readonly count: number;
}

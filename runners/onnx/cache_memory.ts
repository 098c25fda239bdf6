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

/** Rows and the tokens that each has place for. */
export interface Seating {
  /** Number of rows. */
  readonly rows: number;
  /** Tokens that a row has place for. */
  readonly capacity: number;
}

/** Arrays of keys and values, by layer. */
export type CacheMemory = readonly (readonly [
  keys: Float32Array,
  values: Float32Array,
])[];

/**
 * How many numbers each array of a cache must have place for.
 *
 * @param extents What must be known of the model.
 * @param seating Its rows.
 * @returns Their number.
 */
export function sizeOf(
  { heads, headWidth }: CacheExtents,
  { rows, capacity }: Seating,
): number {
  return rows * heads * capacity * headWidth;
}

/**
 * Memory that holds zeros.
 *
 * @param extents What must be known of the model.
 * @param seating The rows that there is to be place for.
 * @returns The arrays.
 * @throws {Error} If there is not enough memory.
 */
export function allocate(
  extents: CacheExtents,
  seating: Seating,
): CacheMemory {
  const size = sizeOf(extents, seating);
  return Array.from(
    { length: extents.layers },
    () => [zeros(size), zeros(size)],
  );
}

/**
 * Lays rows out anew, in the same memory where that is large enough and else in
 * new memory; the old is given back.
 *
 * @param memory Where they are.
 * @param extents What must be known of the model.
 * @param seatings How they lie and how they are to lie.
 * @returns Where they are now, with zeros behind what a row held.
 * @throws {Error} If there is not enough memory; then some of the old is gone.
 */
export function laidOutAnew(
  memory: CacheMemory,
  extents: CacheExtents,
  { before, after }: { readonly before: Seating; readonly after: Seating },
): CacheMemory {
  const size = sizeOf(extents, after);
  const blocks = blocksOf(extents, before, after);
  const place = after.capacity * extents.headWidth;
  const move = (source: Float32Array): Float32Array => {
    const isEnough = size <= source.length;
    const target = isEnough ? source : zeros(size);
    for (const { from, to, count } of blocks) {
      target.set(source.subarray(from, from + count), to);
      if (isEnough) target.fill(0, to + count, to + place);
    }
    // One array after the other, so that not all are there twice.
    if (!isEnough) giveBack(source);
    return target;
  };
  return memory.map(([keys, values]) => [move(keys), move(values)] as const);
}

function zeros(size: number): Float32Array {
  try {
    return new Float32Array(size);
  } catch (cause) {
    throw new Error(
      `Cannot keep keys and values of texts as there must be memory for them: ${
        (cause as Error).message
      }. Run with a lower --memory`,
      { cause },
    );
  }
}

/** Numbers of an array that go somewhere else. */
interface Block {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** Where each row's tokens of each head go, in such an order that none goes where others lie that must still be moved. */
function blocksOf(
  { heads, headWidth }: CacheExtents,
  before: Seating,
  after: Seating,
): readonly Block[] {
  const count = Math.min(before.capacity, after.capacity) * headWidth;
  const blocks = Array.from(
    { length: Math.min(before.rows, after.rows) * heads },
    (_, block) => ({
      from: block * before.capacity * headWidth,
      to: block * after.capacity * headWidth,
      count,
    }),
  );
  return after.capacity > before.capacity ? blocks.reverse() : blocks;
}

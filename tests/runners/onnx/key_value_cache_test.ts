import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { KeyValueCache } from "../../../runners/onnx/key_value_cache.ts";
import { OwnRow } from "../../../runners/onnx/own_row.ts";
import { SpareMemory } from "../../../runners/onnx/spare_memory.ts";

const EXTENTS = { layers: 2, heads: 3, headWidth: 4 };

/** Fills a row so that every number of it tells where it belongs. */
function fill(cache: KeyValueCache, row: number, count: number): void {
  const { heads, headWidth } = EXTENTS;
  const numbers = (layer: number) =>
    Float32Array.from(
      { length: heads * count * headWidth },
      (_, index) => 1000 * (10 * layer + row) + index,
    );
  const layers = [0, 1].map((layer) =>
    [numbers(layer), numbers(layer).map((number) => -number)] as const
  );
  cache.write({ layers, first: 0, count }, { row, at: 0 });
}

/** What a row holds, read out by copying it elsewhere. */
function held(cache: KeyValueCache, row: number, count: number): number[] {
  const copy = new KeyValueCache(EXTENTS, 1, count);
  copy.copy({ cache, row }, { row: 0, at: 0, count });
  return copy.tensors().flat().flatMap(({ data }) => [
    ...data as Float32Array,
  ]);
}

/** Where a cache keeps the keys of the first layer. */
function memoryOf(cache: KeyValueCache): ArrayBufferLike {
  const [layer] = cache.tensors();
  return (layer?.[0].data as Float32Array).buffer;
}

const SIZES = fc.record({
  rows: fc.integer({ min: 1, max: 5 }),
  more: fc.integer({ min: 0, max: 3 }),
  count: fc.integer({ min: 1, max: 6 }),
  before: fc.integer({ min: 0, max: 30 }),
  after: fc.integer({ min: 0, max: 30 }),
  later: fc.integer({ min: 0, max: 30 }),
});

Deno.test("rows keep their tokens, and hold nothing behind them, whatever place they are given next", () => {
  fc.assert(
    fc.property(SIZES, ({ rows, more, count, before, after, later }) => {
      const all = Array.from({ length: rows }, (_, row) => row);
      const filled = (capacity: number) => {
        const cache = new KeyValueCache(EXTENTS, rows, capacity);
        for (const row of all) fill(cache, row, count);
        return cache;
      };
      const resized = filled(count + before).resized(rows + more, count + after)
        .resized(rows + more, count + later);
      const expected = filled(count + later);
      const heldIn = (cache: KeyValueCache) =>
        all.map((row) => held(cache, row, count + later));

      assertEquals(resized.rows, rows + more);
      assertEquals(resized.capacity, count + later);
      assertEquals(heldIn(resized), heldIn(expected));
    }),
  );
});

Deno.test("a row that is cleared keeps its first tokens, and other rows all", () => {
  const cache = new KeyValueCache(EXTENTS, 3, 6);
  for (const row of [0, 1, 2]) fill(cache, row, 6);
  const before = [0, 2].map((row) => held(cache, row, 6));
  const first = held(cache, 1, 4);
  cache.clear({ row: 1, at: 4 });

  assertEquals([0, 2].map((row) => held(cache, row, 6)), before);
  assertEquals(held(cache, 1, 4), first);
  // A token has 48 numbers.
  assertEquals(held(cache, 1, 6).filter((value) => value === 0).length, 2 * 48);
});

Deno.test("memory that was given up is used again, and only once", () => {
  const memory = new SpareMemory(EXTENTS);
  const first = memory.take(2, 8);
  const given = memoryOf(first);
  memory.keep(first);

  assert(memoryOf(memory.take(3, 5)) === given);
  assert(memoryOf(memory.take(3, 5)) !== given);
});

Deno.test("of what was given up, the largest is kept and the rest given back", () => {
  const memory = new SpareMemory(EXTENTS);
  const [small, large, smaller] = [[1, 8], [2, 8], [1, 4]]
    .map(([rows = 0, capacity = 0]) => memory.take(rows, capacity));
  const all = [small, large, smaller].flatMap((cache) => cache ?? []);
  const buffers = all.map(memoryOf);
  for (const cache of all) memory.keep(cache);

  assertEquals(buffers.map((buffer) => buffer.byteLength > 0), [
    false,
    true,
    false,
  ]);

  memory.release();

  assertEquals(buffers.map((buffer) => buffer.byteLength), [0, 0, 0]);
});

Deno.test("a row that several sequences read is given back with the last of them", () => {
  const cache = new KeyValueCache(EXTENTS, 1, 4);
  const memory = memoryOf(cache);
  const row = new OwnRow(cache);
  assertEquals(row.isShared, false);
  assert(row.shared() === row && row.isShared);

  row.leave();
  assertEquals(row.isShared, false);
  assert(memory.byteLength > 0);

  row.leave();
  assertEquals(memory.byteLength, 0);
});

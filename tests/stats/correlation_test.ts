import { assert, assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import { kendall, spearman } from "../../stats/mod.ts";
import { midRanks } from "../../stats/mid_ranks.ts";
import { assertClose, fixtures } from "./fixtures.ts";

/** Columns with ties. */
const COLUMNS: fc.Arbitrary<[number, number][]> = fc.array(
  fc.tuple(fc.integer({ min: -5, max: 5 }), fc.integer({ min: -5, max: 5 })),
  { minLength: 2, maxLength: 30 },
);
const BOTH = [spearman, kendall];
const first = (rows: [number, number][]) => rows.map(([one]) => one);
const second = (rows: [number, number][]) => rows.map(([, other]) => other);

Deno.test("rank correlations agree with scipy, with and without ties", () => {
  for (const { one, other, ...expected } of fixtures.correlation) {
    assertClose(spearman(one, other) ?? NaN, expected.spearman);
    assertClose(kendall(one, other) ?? NaN, expected.kendall);
  }
});

Deno.test("Kendall's tau-b is what comparing each row with each other says", () => {
  fc.assert(fc.property(COLUMNS, (rows) => {
    let order = 0;
    let [inOne, inOther] = [0, 0];
    for (const [at, [x, y]] of rows.entries()) {
      for (const [u, v] of rows.slice(at + 1)) {
        order += Math.sign(x - u) * Math.sign(y - v);
        if (x !== u) inOne++;
        if (y !== v) inOther++;
      }
    }
    const tau = kendall(first(rows), second(rows));
    if (inOne * inOther === 0) assertEquals(tau, null);
    else assertClose(tau ?? NaN, order / Math.sqrt(inOne * inOther));
  }));
});

Deno.test("rank correlations know neither the scale nor the order of rows", () => {
  fc.assert(fc.property(COLUMNS, (rows) => {
    for (const correlation of BOTH) {
      const value = correlation(first(rows), second(rows));
      const cubes = first(rows).map((one) => one ** 3 + 7);
      const shuffled = rows.toReversed();
      const turned = second(rows).map((other) => -other);
      assertEquals(correlation(cubes, second(rows)), value);
      const others = [
        correlation(first(shuffled), second(shuffled)),
        correlation(second(rows), first(rows)),
      ];
      for (const other of others) {
        if (value === null) assertEquals(other, null);
        else assertClose(other ?? NaN, value);
      }
      if (value === null) continue;
      assert(Math.abs(value) <= 1 + 1e-12);
      assertClose(correlation(first(rows), turned) ?? NaN, -value);
    }
  }));
});

Deno.test("what goes up with itself correlates fully, what stays not at all", () => {
  const values = Array.from({ length: 2000 }, (_, row) => Math.sin(row));
  for (const correlation of BOTH) {
    assertClose(correlation(values, values) ?? NaN, 1);
    assertEquals(correlation([1, 2, 3], [7, 7, 7]), null);
    assertEquals(correlation([1], [2]), null);
  }
});

Deno.test("ranks add up whatever the ties", () => {
  fc.assert(fc.property(COLUMNS, (rows) => {
    const sum = midRanks(first(rows)).reduce((total, rank) => total + rank, 0);
    assertEquals(sum, rows.length * (rows.length + 1) / 2);
  }));
});

Deno.test("columns that do not fit are not correlated", () => {
  for (const correlation of BOTH) {
    assertEquals(
      assertThrows(() => correlation([1, 2], [1]), RangeError).message,
      "Cannot correlate as both columns must be as long: 2 and 1 values",
    );
    assertThrows(() => correlation([], []), RangeError);
    assertThrows(() => correlation([1, NaN], [1, 2]), RangeError);
  }
});

import { assert, assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import { bootstrap, bootstrapRatio, randomStream } from "../../stats/mod.ts";

const options = (key: string | number) => ({
  level: 0.95,
  draws: 2000,
  random: randomStream("ratio", key),
});

/** Fieller's interval of the ratio of two means of independent pairs. */
function fieller(above: readonly number[], below: readonly number[]) {
  const n = above.length;
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / n;
  const [a, b] = [mean(above), mean(below)];
  const covariance = (one: readonly number[], other: readonly number[]) =>
    mean(one.map((value, row) => value * (other[row] as number))) / n -
    mean(one) * mean(other) / n;
  const [aa, bb, ab] = [
    covariance(above, above),
    covariance(below, below),
    covariance(above, below),
  ];
  const square = 1.96 ** 2;
  const scale = b * b - square * bb;
  const centre = a * b - square * ab;
  const root = Math.sqrt(centre ** 2 - scale * (a * a - square * aa));
  return { low: (centre - root) / scale, high: (centre + root) / scale };
}

Deno.test("the interval of a ratio is near Fieller's", () => {
  const random = randomStream("fieller");
  const below = Array.from({ length: 500 }, () => random() < 0.5 ? 1 : 0);
  for (const kind of ["binary", "continuous"]) {
    const above = below.map((value) =>
      kind === "binary"
        ? (random() < 0.7 ? value : 0)
        : value * 0.7 + random() - 0.5
    );
    const interval = bootstrapRatio(above, below, options(kind));
    const expected = fieller(above, below);
    assert(Math.abs((interval?.low ?? 0) - expected.low) < 0.012, kind);
    assert(Math.abs((interval?.high ?? 0) - expected.high) < 0.012, kind);
  }
});

Deno.test("rows drawn one by one give the same interval", () => {
  const above = [1, 0, 1, 1, 0, 1, 0, 1, 1, 0, 1, 1, 0, 1, 1, 1, 0, 1, 1, 1];
  const below = above.map((value, row) => row % 4 === 0 ? 1 : value);
  const sum = (values: readonly number[], rows: Uint32Array): number =>
    rows.reduce((total, row) => total + (values[row] as number), 0);
  const expected = bootstrap(
    above.length,
    (rows) => sum(above, rows) / sum(below, rows),
    { ...options("rows"), method: "expanded" },
  );
  const interval = bootstrapRatio(above, below, options("cells"));
  assert(Math.abs((interval?.low ?? 0) - (expected?.low ?? 1)) < 0.05);
  assert(Math.abs((interval?.high ?? 0) - (expected?.high ?? 1)) < 0.05);
});

Deno.test("clusters of equal rows give a wider interval than the rows", () => {
  const above = Array.from({ length: 200 }, (_, row) => row % 3 === 0 ? 1 : 0);
  const below = above.map(() => 1);
  const doubled = [...above, ...above, ...above, ...above];
  const clusters = doubled.map((_, row) => row % 200);
  const plain = bootstrapRatio(above, below, options(1));
  const clustered = bootstrapRatio(doubled, doubled.map(() => 1), {
    ...options(1),
    clusters,
  });
  assert(Math.abs((plain?.low ?? 0) - (clustered?.low ?? 1)) < 0.02);
});

Deno.test("a ratio of itself is 1, and order and scale change nothing", () => {
  const values = fc.array(fc.constantFrom(0, 1, 2), {
    minLength: 8,
    maxLength: 30,
  }).filter((values) => values.filter((value) => value > 0).length > 6);
  fc.assert(
    fc.property(values, (values) => {
      const one = bootstrapRatio(values, values, options(1));
      assertEquals(one, { low: 1, high: 1 });
      const above = values.map((value, row) => row % 2 === 0 ? value : 0);
      assertEquals(
        bootstrapRatio(above, values, options(1)),
        bootstrapRatio(above.toReversed(), values.toReversed(), options(1)),
      );
    }),
    { numRuns: 20 },
  );
});

Deno.test("a ratio whose denominator may be nothing has no interval", () => {
  assertEquals(bootstrapRatio([1, 1, 0, 0], [1, 0, 0, 0], options(1)), null);
  assertEquals(bootstrapRatio([1], [1], options(1)), null);
  assertEquals(
    bootstrapRatio([1, 1], [1, 1], { ...options(1), clusters: ["a", "a"] }),
    null,
  );
});

Deno.test("ratios of columns that do not fit are refused", () => {
  assertThrows(
    () => bootstrapRatio([1, 2], [1], options(1)),
    RangeError,
    "Cannot take a ratio as there must be as many numerators as denominators: 2 and 1",
  );
});

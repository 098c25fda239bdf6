import { assert, assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import { clusteredMean, studentMean } from "../../stats/mod.ts";
import { assertClose, fixtures } from "./fixtures.ts";

const level = 0.95;

/** Values with labels of at least two clusters. */
const CLUSTERED: fc.Arbitrary<[number, number][]> = fc.array(
  fc.tuple(
    fc.double({ min: -100, max: 100, noNaN: true }),
    fc.integer({ min: 0, max: 5 }),
  ),
  { minLength: 3, maxLength: 40 },
).filter((rows) => new Set(rows.map(([, label]) => label)).size > 1);

Deno.test("clustered means, CR0 and CR1, agree with statsmodels", () => {
  for (const fixture of fixtures.clustered_mean) {
    const { values, clusters, level, correction } = fixture;
    const estimate = clusteredMean(values, {
      clusters,
      level,
      correction: correction === "CR0" ? "CR0" : "CR1",
    });
    assertClose(estimate?.mean ?? NaN, fixture.mean);
    assertClose(estimate?.error ?? NaN, fixture.error);
    assertClose(estimate?.low ?? NaN, fixture.low);
    assertClose(estimate?.high ?? NaN, fixture.high);
  }
});

Deno.test("values that are each their own cluster have Student's interval", () => {
  const values = [0.2, 0.9, 0.4, 0.4, 0.7, 1, 0, 0.55];
  const clustered = clusteredMean(values, {
    clusters: values.keys().toArray(),
    level,
  });
  const plain = studentMean(values, { level });
  for (const field of ["mean", "error", "freedom", "low", "high"] as const) {
    assertClose(clustered?.[field] ?? NaN, plain?.[field] ?? NaN);
  }
});

Deno.test("asking each question twice fools the plain error, not the clustered one", () => {
  fc.assert(fc.property(CLUSTERED, (rows) => {
    const error = (rows: [number, number][]): number =>
      clusteredMean(rows.map(([value]) => value), {
        clusters: rows.map(([, label]) => label),
        level,
        correction: "CR0",
      })?.error ?? NaN;
    assertClose(error([...rows, ...rows]), error(rows));
  }));
});

Deno.test("neither the order of rows nor the names of clusters matter", () => {
  fc.assert(fc.property(CLUSTERED, (rows) => {
    const estimate = (rows: [number, number | string][]) =>
      clusteredMean(rows.map(([value]) => value), {
        clusters: rows.map(([, label]) => label),
        level,
      });
    const one = estimate(rows);
    const other = estimate(
      rows.toReversed().map(([value, label]) => [value, `passage ${label}`]),
    );
    assertClose(one?.low ?? NaN, other?.low ?? NaN);
    assertClose(one?.high ?? NaN, other?.high ?? NaN);
    assert(one !== null && one.low <= one.mean && one.mean <= one.high);
  }));
});

Deno.test("one cluster has no interval, rather than one of no width", () => {
  const clusters = ["passage", "passage", "passage"];
  assertEquals(clusteredMean([1, 0, 1], { clusters, level }), null);
});

Deno.test("clusters must be named for every value", () => {
  assertEquals(
    assertThrows(
      () => clusteredMean([1, 0, 1], { clusters: ["a", "b"], level }),
      RangeError,
    ).message,
    "Cannot group as there must be one label a value: 2 labels for 3 values",
  );
  assertThrows(() => clusteredMean([], { clusters: [], level }), RangeError);
});

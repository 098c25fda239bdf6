import { assert, assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import { clusteredMean, clusteredShare, wilson } from "../../stats/mod.ts";
import { assertClose } from "./fixtures.ts";

const level = 0.95;

Deno.test("the share of clustered samples has the error of their mean", () => {
  // Clusters of peers.md E3: standard error 0.1699673171.
  const values = [1, 1, 0, 1, 1, 1, 1, 0, 0, 1, 0, 1, 0, 0, 1];
  const clusters = "aaabbbbccddddde";
  const estimate = clusteredShare(values, { clusters: [...clusters], level });
  assertClose(estimate?.share ?? NaN, 0.6);
  assertClose(estimate?.effective ?? NaN, 0.24 / 0.1699673171 ** 2);
});

Deno.test("many samples that are each their own cluster have Wilson's interval", () => {
  const values = Array.from(
    { length: 4000 },
    (_, row) => row % 5 === 0 ? 1 : 0,
  );
  const clusters = values.keys().toArray();
  const estimate = clusteredShare(values, { clusters, level });
  const plain = wilson(800, 4000, { level });
  assert(Math.abs((estimate?.low ?? 0) - plain.low) < 1e-5);
  assert(Math.abs((estimate?.high ?? 0) - plain.high) < 1e-5);
});

Deno.test("clusters that do not differ count once each", () => {
  const clusters = [0, 0, 1, 1, 2, 2, 3, 3];
  const none = clusteredShare(new Uint8Array(8), { clusters, level });
  assertEquals([none?.share, none?.low, none?.effective], [0, 0, 4]);
  assert((none?.high ?? 0) > 0.5);
});

Deno.test("an interval of a clustered share holds it and stays in [0, 1]", () => {
  const rows = fc.array(
    fc.tuple(fc.constantFrom(0, 0.5, 1), fc.integer({ min: 0, max: 4 })),
    { minLength: 2, maxLength: 40 },
  );
  fc.assert(fc.property(rows, (rows) => {
    const values = rows.map(([value]) => value);
    const clusters = rows.map(([, cluster]) => cluster);
    const estimate = clusteredShare(values, { clusters, level });
    assertEquals(
      estimate === null,
      clusteredMean(values, { clusters, level }) === null,
    );
    if (estimate === null) return;
    const { share, low, high } = estimate;
    assert(0 <= low && low <= share + 1e-12 && share <= high + 1e-12);
    assert(high <= 1);
  }));
});

Deno.test("what is no share is refused", () => {
  assertThrows(
    () => clusteredShare([0, 2], { clusters: [0, 1], level }),
    RangeError,
    "Cannot estimate a share as every value must be from 0 to 1: value 1 is 2",
  );
});

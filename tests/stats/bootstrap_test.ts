import { assert, assertEquals, assertThrows } from "@std/assert";
import { bootstrap, bootstrapMean, randomStream } from "../../stats/mod.ts";

const VALUES = [0.2, 0.9, 0.4, 0.4, 0.7, 1, 0, 0.55];
const meanOf = (rows: Uint32Array): number =>
  rows.reduce((sum, row) => sum + (VALUES[row] ?? NaN), 0) / rows.length;
const options = () => ({ level: 0.95, random: randomStream(1) });

Deno.test("the bootstrap of any statistic is that of the mean, for the mean", () => {
  for (const method of ["percentile", "bca", "expanded"] as const) {
    const any = bootstrap(8, meanOf, { ...options(), method });
    const mean = bootstrapMean(VALUES, { ...options(), method });
    assert(Math.abs((any?.low ?? NaN) - mean.low) < 0.02);
    assert(Math.abs((any?.high ?? NaN) - mean.high) < 0.02);
  }
});

Deno.test("the same stream gives the same interval of any statistic", () => {
  const interval = () => bootstrap(8, meanOf, { ...options(), draws: 99 });
  assertEquals(interval(), interval());
});

Deno.test("a statistic that some resamples leave undefined has no interval", () => {
  const some = (rows: Uint32Array): number | null =>
    new Set(rows).size > 3 ? meanOf(rows) : null;
  assertEquals(bootstrap(8, some, options()), null);
  assertEquals(bootstrap(8, () => NaN, options()), null);
  const never = { ...options(), draws: 1, method: "bca" } as const;
  assertEquals(bootstrap(8, () => null, never), null);
});

Deno.test("there is nothing to resample of no rows", () => {
  assertEquals(
    assertThrows(() => bootstrap(0, meanOf, options()), RangeError).message,
    "Cannot resample as there must be a whole number of at least 1 row: 0",
  );
  assertThrows(
    () => bootstrap(8, meanOf, { ...options(), draws: 0 }),
    RangeError,
    "draws must be a whole number of at least 1: 0",
  );
});

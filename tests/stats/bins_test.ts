import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { binsOf } from "../../stats/bins.ts";
import { assertClose } from "./fixtures.ts";

const VALUES: fc.Arbitrary<number[]> = fc.array(
  fc.double({ min: -100, max: 100, noNaN: true }),
  { minLength: 512, maxLength: 700, size: "max" },
);

Deno.test("bins keep count, mean and variance of their values", () => {
  fc.assert(
    fc.property(VALUES, (values) => {
      const sorted = Float64Array.from(values).sort();
      const bins = binsOf(sorted);
      assert(bins !== null);
      const { members, counts, means, variances } = bins;
      assert(counts.length <= 128 && counts.every((count) => count > 0));
      const over = (of: (bin: number) => number): number =>
        counts.reduce((sum, count, bin) => sum + count * of(bin), 0);
      assertEquals(over(() => 1), values.length);
      const total = values.reduce((sum, value) => sum + value, 0);
      const squares = values.reduce((sum, value) => sum + value ** 2, 0);
      assertClose(over((bin) => means[bin] ?? NaN), total);
      assertClose(
        over((bin) => (means[bin] ?? NaN) ** 2 + (variances[bin] ?? NaN)),
        squares,
      );
      for (const [row, bin] of members.entries()) {
        assert(
          Math.abs((sorted[row] ?? NaN) - (means[bin] ?? NaN)) < 200 / 128,
        );
      }
    }),
    { numRuns: 20 },
  );
});

Deno.test("a bin for each number loses nothing where numbers are few", () => {
  const values = [0, 0.1, 0.1, 1e300].flatMap((
    each,
  ) => [each, each, each, each]);
  const bins = binsOf(Float64Array.from(values));
  assertEquals(bins?.means, Float64Array.of(0, 0.1, 1e300));
  assertEquals(bins?.variances, Float64Array.of(0, 0, 0));
});

Deno.test("values that are few or all unlike are left alone", () => {
  assertEquals(binsOf(Float64Array.of(1, 2, 3)), null);
  const unlike = Float64Array.from({ length: 511 }, (_, row) => row);
  assertEquals(binsOf(unlike), null);
});

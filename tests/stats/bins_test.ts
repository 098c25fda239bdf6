import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { binsOf } from "../../stats/bins.ts";
import { assertClose } from "./fixtures.ts";

const VALUES: fc.Arbitrary<number[]> = fc.array(
  fc.double({ min: -100, max: 100, noNaN: true }),
  { minLength: 1, maxLength: 400, size: "max" },
);

Deno.test("bins keep count, mean and variance of their values", () => {
  fc.assert(fc.property(VALUES, (values) => {
    const sorted = Float64Array.from(values).sort();
    const { members, counts, means, variances } = binsOf(sorted);
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
      assert(Math.abs((sorted[row] ?? NaN) - (means[bin] ?? NaN)) < 200 / 128);
    }
  }));
});

Deno.test("a bin for each number loses nothing where numbers are few", () => {
  const { means, variances } = binsOf(Float64Array.of(0, 0.1, 0.1, 1e300));
  assertEquals([...means], [0, 0.1, 1e300]);
  assertEquals([...variances], [0, 0, 0]);
});

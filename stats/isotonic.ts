import { checkFinite } from "./check_finite.ts";

/**
 * Fits numbers that never fall to numbers that should not: of all such, those
 * with the least squared distances. Where numbers fall, they are pooled to
 * their mean (Barlow et al. 1972, the pool-adjacent-violators algorithm).
 *
 * @param values The numbers, in order.
 * @returns One a number, each at least the one before.
 * @throws {RangeError} If there is no number, or one is not finite.
 *
 * @example Usage
 * ```ts
 * import { isotonic } from "@aftertune/aftertune/stats/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(isotonic([1, 3, 2, 4]), [1, 2.5, 2.5, 4]);
 * ```
 */
export function isotonic(values: ArrayLike<number>): number[] {
  checkFinite(values);
  const pools: { sum: number; size: number }[] = [];
  for (let row = 0; row < values.length; row++) {
    let pool = { sum: values[row] as number, size: 1 };
    for (
      let last = pools.at(-1);
      last !== undefined && last.sum / last.size >= pool.sum / pool.size;
      last = pools.at(-1)
    ) {
      pool = { sum: last.sum + pool.sum, size: last.size + pool.size };
      pools.pop();
    }
    pools.push(pool);
  }
  return pools.flatMap(({ sum, size }) =>
    Array.from({ length: size }, () => sum / size)
  );
}

/**
 * McNemar's exact test: the two-sided p-value that as many pairs gained as
 * lost, 2·P(X ≤ min) for X ~ Bin(gained + lost, ½), at most 1 (McNemar 1947,
 * https://doi.org/10.1007/BF02295996; exact as in statsmodels).
 *
 * @param gained Pairs that went from wrong to right.
 * @param lost Pairs that went from right to wrong.
 * @returns The p-value; 1 where no pair changed.
 * @throws {RangeError} If a count is not a whole number of at least 0.
 *
 * @example Usage
 * ```ts
 * import { mcnemar } from "@aftertune/aftertune/stats/mod.ts";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * assertAlmostEquals(mcnemar(17, 6), 0.03468966484069824, 1e-12);
 * ```
 */
export function mcnemar(gained: number, lost: number): number {
  const { tail } = lowerTail(gained, lost);
  return Math.min(1, 2 * tail);
}

/**
 * The mid-p variant of McNemar's test: the exact p-value less the probability
 * of what was seen, 2·P(X < min) + P(X = min), as a discrete test is else too
 * cautious (Fagerland, Lydersen and Laake 2013,
 * https://doi.org/10.1186/1471-2288-13-91).
 *
 * @param gained Pairs that went from wrong to right.
 * @param lost Pairs that went from right to wrong.
 * @returns The p-value; 1 where as many pairs gained as lost.
 * @throws {RangeError} If a count is not a whole number of at least 0.
 *
 * @example Usage
 * ```ts
 * import { mcnemarMidP } from "@aftertune/aftertune/stats/mod.ts";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * assertAlmostEquals(mcnemarMidP(17, 6), 0.022655844688415534, 1e-12);
 * ```
 */
export function mcnemarMidP(gained: number, lost: number): number {
  const { tail, mass } = lowerTail(gained, lost);
  return gained === lost ? 1 : 2 * tail - mass;
}

/** P(X ≤ min) and P(X = min) for X ~ Bin(gained + lost, ½). */
function lowerTail(
  gained: number,
  lost: number,
): { tail: number; mass: number } {
  for (const count of [gained, lost]) {
    if (!Number.isSafeInteger(count) || count < 0) {
      throw new RangeError(
        `Cannot test as counts must be whole numbers of at least 0: ${count}`,
      );
    }
  }
  const n = gained + lost;
  const fewer = Math.min(gained, lost);
  // Weights relative to the mode need no factorials, which would overflow.
  let half = 0;
  let tail = 0;
  let mass = 0;
  let weight = 1;
  for (let k = Math.floor(n / 2); k >= 0 && weight > 0; k--) {
    half += weight;
    if (k === fewer) mass = weight;
    if (k <= fewer) tail += weight;
    weight *= k / (n - k + 1);
  }
  const all = 2 * half - (n % 2 === 0 ? 1 : 0);
  return { tail: tail / all, mass: mass / all };
}

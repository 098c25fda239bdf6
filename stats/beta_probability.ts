import { betaWeight } from "./beta_weight.ts";

/**
 * The probability that a beta variable stays below x, the regularized
 * incomplete beta function Iₓ(a, b): the continued fraction of
 * https://dlmf.nist.gov/8.17#v, evaluated by Lentz's method. Small
 * probabilities keep their digits.
 *
 * @param x In [0, 1].
 * @param a First shape, above 0.
 * @param b Second shape, above 0.
 * @returns The probability.
 *
 * @example Usage
 * ```ts
 * import { betaProbability } from "@aftertune/aftertune/stats/beta_probability.ts";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * assertAlmostEquals(betaProbability(0.25, 1, 2), 0.4375, 1e-15);
 * ```
 */
export function betaProbability(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const weight = betaWeight(x, a, b);
  // The fraction converges fast on this side of the mean only.
  return x < (a + 1) / (a + b + 2)
    ? weight / (a * fraction(x, a, b))
    : 1 - weight / (b * fraction(1 - x, b, a));
}

/** The continued fraction 1 + d₁/(1 + d₂/(1 + …)). */
function fraction(x: number, a: number, b: number): number {
  let value = 1;
  let numerator = 1;
  let denominator = 0;
  let change = 0;
  // Nearer to 1 than its own rounding a change need never come.
  for (let m = 0; Math.abs(change - 1) > 1e-15; m++) {
    const even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
    for (const term of m === 0 ? [odd] : [even, odd]) {
      denominator = 1 / (1 + term * denominator);
      numerator = 1 + term / numerator;
      change = numerator * denominator;
      value *= change;
    }
  }
  return value;
}

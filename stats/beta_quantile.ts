import { betaProbability } from "./beta_probability.ts";
import { betaWeight } from "./beta_weight.ts";

/**
 * The quantile of the beta distribution: Newton's method on the incomplete
 * beta function, halving wherever a step would leave the bracket.
 *
 * @param probability In (0, 1).
 * @param a First shape, above 0.
 * @param b Second shape, above 0.
 * @returns The number that a beta variable stays below with this probability.
 *
 * @example Usage
 * ```ts
 * import { betaQuantile } from "@aftertune/aftertune/stats/beta_quantile.ts";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * assertAlmostEquals(betaQuantile(0.4375, 1, 2), 0.25, 1e-15);
 * ```
 */
export function betaQuantile(
  probability: number,
  a: number,
  b: number,
): number {
  let low = 0;
  let high = 1;
  let x = a / (a + b);
  while (low < x && x < high) {
    const excess = betaProbability(x, a, b) - probability;
    if (excess < 0) low = x;
    else high = x;
    const step = excess * x * (1 - x) / betaWeight(x, a, b);
    const next = x - step;
    const inside = low < next && next < high;
    // Newton's method doubles the digits: after such a step all are right.
    if (inside && Math.abs(step) <= 1e-10 * x) return next;
    x = inside ? next : (low + high) / 2;
  }
  return x;
}

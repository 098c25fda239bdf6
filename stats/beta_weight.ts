/**
 * The weight xᵃ·(1 − x)ᵇ / B(a, b), which is the density of the beta
 * distribution times x·(1 − x). Written with Stirling errors and deviances
 * (Loader 2000, "Fast and accurate computation of binomial probabilities"), as
 * differences of log-gammas would lose digits where a and b are large.
 *
 * @param x In (0, 1).
 * @param a First shape, above 0.
 * @param b Second shape, above 0.
 * @returns The weight.
 *
 * @example Usage
 * ```ts
 * import { betaWeight } from "@aftertune/aftertune/stats/beta_weight.ts";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * assertAlmostEquals(betaWeight(0.5, 1, 1), 0.25, 1e-15);
 * ```
 */
export function betaWeight(x: number, a: number, b: number): number {
  const total = a + b;
  const exponent = stirlingError(total) - stirlingError(a) - stirlingError(b) -
    deviance(a, total * x) - deviance(b, total * (1 - x));
  return Math.sqrt(a * b / (2 * Math.PI * total)) * Math.exp(exponent);
}

/** How far ln Γ(n + 1) lies above Stirling's √(2πn)·(n/e)ⁿ. */
function stirlingError(n: number): number {
  let error = 0;
  for (; n < 16; n++) error += (n + 0.5) * Math.log1p(1 / n) - 1;
  const square = 1 / (n * n);
  const series = STIRLING.reduce((sum, term) => sum * square + term);
  return error + series / n;
}

/** Coefficients of Stirling's series, highest power first. */
const STIRLING: readonly number[] = [
  1 / 1188,
  -1 / 1680,
  1 / 1260,
  -1 / 360,
  1 / 12,
];

/** k·ln(k/mean) + mean − k. */
function deviance(k: number, mean: number): number {
  const excess = (mean - k) / k;
  // Near the mean the logarithm of a quotient would lose digits; far, log1p.
  const logarithm = Math.abs(excess) < 0.5
    ? Math.log1p(excess)
    : Math.log(mean / k);
  return k * (excess - logarithm);
}

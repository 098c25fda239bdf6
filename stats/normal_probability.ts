/**
 * The probability that a standard normal variable stays below a number, by the
 * series of Marsaglia (2004, https://doi.org/10.18637/jss.v011.i04), right to
 * about 1e-15.
 *
 * @param z The number.
 * @returns The probability.
 *
 * @example Usage
 * ```ts
 * import { normalProbability } from "@aftertune/aftertune/stats/normal_probability.ts";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * assertAlmostEquals(normalProbability(1.959963984540054), 0.975, 1e-14);
 * ```
 */
export function normalProbability(z: number): number {
  if (Math.abs(z) > 8.3) return z < 0 ? 0 : 1;
  let sum = z;
  let term = z;
  for (let odd = 3; Math.abs(term) > 1e-17; odd += 2) {
    term *= z * z / odd;
    sum += term;
  }
  return 0.5 + sum * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
}

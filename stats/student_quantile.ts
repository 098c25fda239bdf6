import { normalQuantile } from "./normal_quantile.ts";

/**
 * The quantile of Student's t distribution: Newton's method on the finite sums
 * of Abramowitz and Stegun, 26.7.3 and 26.7.4.
 *
 * @param probability In (0, 1).
 * @param freedom Degrees of freedom, a whole number of at least 1.
 * @returns The number that a t variable stays below with this probability.
 * @throws {RangeError} If either argument is out of range.
 *
 * @example Usage
 * ```ts
 * import { studentQuantile } from "@aftertune/aftertune/stats/mod.ts";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * assertAlmostEquals(studentQuantile(0.975, 9), 2.262157162798205, 1e-14);
 * ```
 */
export function studentQuantile(probability: number, freedom: number): number {
  if (!Number.isSafeInteger(freedom) || freedom < 1) {
    throw new RangeError(
      `Cannot take a t quantile as the degrees of freedom must be a whole number of at least 1: ${freedom}`,
    );
  }
  const normal = normalQuantile(probability);
  const share = Math.abs(2 * probability - 1);
  // The share within ±t is concave in t and t lies beyond the normal quantile:
  // Newton's steps come from below and cannot overshoot.
  let t = Math.abs(normal);
  for (let step = Infinity; step > 1e-15 * t;) {
    const { within, slope } = central(t, freedom);
    step = (share - within) / slope;
    t += step;
  }
  return Math.sign(normal) * t;
}

/** The probability of lying within ±t, and its derivative by t. */
function central(
  t: number,
  freedom: number,
): { within: number; slope: number } {
  const cosine2 = freedom / (freedom + t * t);
  const sine = t / Math.sqrt(freedom + t * t);
  const odd = freedom % 2;
  let sum = 0;
  let term = 1;
  for (let k = 1; k <= (freedom - odd) / 2; k++) {
    sum += term;
    term *= cosine2 * (2 * k - 1 + odd) / (2 * k + odd);
  }
  // The first term left out is the density but for a factor.
  const cosine = Math.sqrt(cosine2);
  const root = Math.sqrt(freedom);
  return odd === 0 ? { within: sine * sum, slope: term * cosine * root } : {
    within: (Math.atan2(t, root) + sine * cosine * sum) * 2 / Math.PI,
    slope: term * cosine2 * root * 2 / Math.PI,
  };
}

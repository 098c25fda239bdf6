import { betaWeight } from "./beta_weight.ts";
import { normalQuantile } from "./normal_quantile.ts";
import { studentTail } from "./student_tail.ts";

/**
 * The quantile of Student's t distribution: Newton's method on the tail.
 *
 * @param probability In (0, 1).
 * @param freedom Degrees of freedom, a number above 0 that need not be whole.
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
  if (!(freedom > 0 && freedom < Infinity)) {
    throw new RangeError(
      `Cannot take a t quantile as the degrees of freedom must be a finite number above 0: ${freedom}`,
    );
  }
  const normal = normalQuantile(probability);
  if (normal === 0) return 0;
  const tail = Math.min(probability, 1 - probability);
  // The tail is convex in t and t lies beyond the normal quantile: Newton's
  // steps come from below and cannot overshoot.
  let t = Math.abs(normal);
  for (let step = Infinity; step > 1e-15 * t;) {
    step = (studentTail(t, freedom) - tail) / density(t, freedom);
    t += step;
  }
  return Math.sign(normal) * t;
}

function density(t: number, freedom: number): number {
  const square = t * t;
  const total = freedom + square;
  const weight = square < 1
    ? betaWeight(square / total, 0.5, freedom / 2)
    : betaWeight(freedom / total, freedom / 2, 0.5);
  return weight / t;
}

import { betaProbability } from "./beta_probability.ts";

/**
 * The probability that Student's t lies above a number, ½·Iₓ(ν/2, ½) with
 * x = ν/(ν + t²) (https://dlmf.nist.gov/8.17). Small probabilities keep their
 * digits.
 *
 * @param t The number.
 * @param freedom Degrees of freedom, above 0.
 * @returns The probability.
 *
 * @example Usage
 * ```ts
 * import { studentTail } from "@aftertune/aftertune/stats/student_tail.ts";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * assertAlmostEquals(studentTail(1, 1), 0.25, 1e-15);
 * ```
 */
export function studentTail(t: number, freedom: number): number {
  if (t < 0) return 1 - studentTail(-t, freedom);
  const square = t * t;
  const total = freedom + square;
  // Near 0 the tail is almost a half, and it is t that must keep its digits.
  return square < 1
    ? (1 - betaProbability(square / total, 0.5, freedom / 2)) / 2
    : betaProbability(freedom / total, freedom / 2, 0.5) / 2;
}

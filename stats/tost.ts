import { checkMean } from "./check_mean.ts";
import { checkMargin, type MarginOptions } from "./margin.ts";
import type { MeanError } from "./mean_interval.ts";
import { studentTail } from "./student_tail.ts";

/** The p-values of two one-sided tests. */
export interface TwoOneSidedTests {
  /** That the difference is at most −margin: small where no more was lost. */
  readonly above: number;
  /** That the difference is at least margin: small where no more was won. */
  readonly below: number;
  /** That it is one or the other, the larger of the two p-values. */
  readonly equivalent: number;
}

/**
 * The two one-sided t tests of a difference against a margin (Schuirmann 1987,
 * https://doi.org/10.1007/BF01068419): `above` for non-inferiority, `equivalent`
 * for equivalence. As `ttost_paired` of statsmodels.
 *
 * @param difference The mean difference with its standard error, such as by
 *   `pairedDifference`.
 * @param options The margin.
 * @returns The p-values, or `null` where the standard error is 0, as nothing
 *   then tells a difference from chance.
 * @throws {RangeError} If the margin is not a finite number of at least 0, or
 *   the mean or its standard error is not finite.
 *
 * @example Usage
 * ```ts
 * import { tost } from "@aftertune/aftertune/stats/mod.ts";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * const difference = { mean: 0.01, error: 0.01, freedom: 1, n: 2 };
 * const tests = tost(difference, { margin: 0.02 });
 * assertAlmostEquals(tests?.above ?? NaN, 0.1024163823, 1e-9);
 * assertAlmostEquals(tests?.equivalent ?? NaN, 0.25, 1e-9);
 * ```
 */
export function tost(
  { mean, error, freedom }: MeanError,
  { margin }: MarginOptions,
): TwoOneSidedTests | null {
  checkMargin(margin);
  checkMean(mean, error);
  if (error === 0) return null;
  const above = studentTail((mean + margin) / error, freedom);
  const below = studentTail((margin - mean) / error, freedom);
  return { above, below, equivalent: Math.max(above, below) };
}

import { checkCounts } from "./check_counts.ts";

/** Options of what is said of several tries at one problem. */
export interface PassOptions {
  /** How many tries count, from 1 to as many as there were. */
  readonly k: number;
}

/**
 * pass@k: the probability that at least one of k tries at a problem succeeds,
 * estimated without bias from n ≥ k tries, 1 − C(n − c, k)/C(n, k) (Chen et al.
 * 2021, https://arxiv.org/abs/2107.03374). The mean over problems has the
 * interval of any mean.
 *
 * @param successes How many tries succeeded.
 * @param n Of how many.
 * @param options How many tries count.
 * @returns The probability.
 * @throws {RangeError} If n is not a whole number of at least 1, successes not
 *   one from 0 to n, or k not one from 1 to n.
 *
 * @example Of several problems, with interval
 * ```ts
 * import { passAtK, studentMean } from "@aftertune/aftertune/stats/mod.ts";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * const solved = [3, 0, 1, 10];
 * const estimates = solved.map((successes) => passAtK(successes, 10, { k: 2 }));
 * const estimate = studentMean(estimates, { level: 0.95 });
 * assertAlmostEquals(estimate?.mean ?? NaN, (8 / 15 + 0 + 1 / 5 + 1) / 4, 1e-15);
 * ```
 */
export function passAtK(
  successes: number,
  n: number,
  { k }: PassOptions,
): number {
  checkTries(successes, n, k);
  if (k > n - successes) return 1;
  let failed = 1;
  for (let i = n - successes + 1; i <= n; i++) failed *= 1 - k / i;
  return 1 - failed;
}

/**
 * pass^k: the probability that all of k tries at a problem succeed, estimated
 * without bias from n ≥ k tries, C(c, k)/C(n, k) (Yao et al. 2024,
 * https://arxiv.org/abs/2406.12045). The mean over problems has the interval of
 * any mean.
 *
 * @param successes How many tries succeeded.
 * @param n Of how many.
 * @param options How many tries count.
 * @returns The probability.
 * @throws {RangeError} If n is not a whole number of at least 1, successes not
 *   one from 0 to n, or k not one from 1 to n.
 *
 * @example Usage
 * ```ts
 * import { passHatK } from "@aftertune/aftertune/stats/mod.ts";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * assertAlmostEquals(passHatK(3, 10, { k: 2 }), 1 / 15, 1e-15);
 * ```
 */
export function passHatK(
  successes: number,
  n: number,
  { k }: PassOptions,
): number {
  checkTries(successes, n, k);
  let passed = 1;
  for (let i = 0; i < k; i++) passed *= Math.max(0, successes - i) / (n - i);
  return passed;
}

function checkTries(successes: number, n: number, k: number): void {
  checkCounts(successes, n);
  if (!Number.isSafeInteger(k) || k < 1 || k > n) {
    throw new RangeError(
      `Cannot estimate k tries as k must be a whole number from 1 to ${n}: ${k}`,
    );
  }
}

import { checkFinite } from "./check_finite.ts";
import type { Interval } from "./interval.ts";

/** An estimate that counts in a sum. */
export interface Term extends Interval {
  /** The estimate. */
  readonly value: number;
  /** What it is multiplied by; below 0 where it is taken away. */
  readonly weight: number;
}

/** A sum with its interval. */
export interface WeightedSum extends Interval {
  /** The sum. */
  readonly value: number;
}

/**
 * Sums estimates up that are independent of each other, such as those of
 * several tasks, and makes one interval of theirs: its ends are as far from the
 * sum as √Σ(w·distance)², each term's distance to the end that moves the sum
 * that way (MOVER, Zou and Donner 2008, https://doi.org/10.1002/sim.3095). Of
 * symmetric intervals it is that of the standard error √Σ(w·error)²; others,
 * such as Wilson's, keep it right where few or all samples succeed. Of two
 * proportions' difference it is Newcombe's (1998).
 *
 * @param terms The estimates, with intervals of one level.
 * @returns The sum and its interval of that level.
 * @throws {RangeError} If there is no term or a number is not finite.
 *
 * @example The mean of two tasks
 * ```ts
 * import { weightedSum } from "@aftertune/aftertune/stats/mod.ts";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * const { value, low, high } = weightedSum([
 *   { weight: 0.5, value: 0.5, low: 0.47, high: 0.53 },
 *   { weight: 0.5, value: 0.7, low: 0.66, high: 0.74 },
 * ]);
 * assertAlmostEquals(value, 0.6, 1e-15);
 * assertAlmostEquals(low, 0.575, 1e-15);
 * assertAlmostEquals(high, 0.625, 1e-15);
 * ```
 */
export function weightedSum(terms: readonly Term[]): WeightedSum {
  checkFinite(terms.flatMap((term) => [term.weight, ...numbersOf(term)]));
  const total = sum(terms, ({ weight, value }) => weight * value);
  const down = sum(terms, (term) => {
    const end = term.weight < 0 ? term.high : term.low;
    return (term.weight * (term.value - end)) ** 2;
  });
  const up = sum(terms, (term) => {
    const end = term.weight < 0 ? term.low : term.high;
    return (term.weight * (end - term.value)) ** 2;
  });
  return {
    value: total,
    low: total - Math.sqrt(down),
    high: total + Math.sqrt(up),
  };
}

function numbersOf({ value, low, high }: Term): number[] {
  return [value, low, high];
}

function sum(terms: readonly Term[], of: (term: Term) => number): number {
  return terms.reduce((total, term) => total + of(term), 0);
}

import { checkPValues } from "./check_p_values.ts";

/**
 * Corrects p-values for how many there are, so that of the alarms raised at a
 * level the expected share of false ones stays at that level: the step-up
 * method of Benjamini and Hochberg (1995,
 * https://doi.org/10.1111/j.2517-6161.1995.tb02031.x), valid for tests that are
 * independent or depend positively on each other. Finds more than `holm` and
 * promises less.
 *
 * @param pValues The p-values of all comparisons.
 * @returns The corrected p-values, in the same order.
 * @throws {RangeError} If a p-value is outside of [0, 1].
 *
 * @example Usage
 * ```ts
 * import { benjaminiHochberg } from "@aftertune/aftertune/stats/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(benjaminiHochberg([0.5, 0.01, 0.02]), [0.5, 0.03, 0.03]);
 * ```
 */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  checkPValues(pValues);
  const descending = Array.from(pValues.entries())
    .sort(([, one], [, other]) => other - one);
  const corrected = new Array<number>(pValues.length);
  let ceiling = 1;
  for (const [place, [index, pValue]] of descending.entries()) {
    const rank = pValues.length - place;
    ceiling = Math.min(ceiling, pValue * (pValues.length / rank));
    corrected[index] = ceiling;
  }
  return corrected;
}

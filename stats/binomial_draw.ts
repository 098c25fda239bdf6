/** Draws a number of successes. */
export type BinomialDraw = (trials: number, probability: number) => number;

/**
 * Draws from binomial distributions by inversion from the mode outwards (Kemp
 * 1986, "A modal method for generating binomial variables"): each draw takes
 * one random number and about as many steps as the standard deviation.
 *
 * @param limit The most trials that will be asked for.
 * @param random Gives numbers in [0, 1).
 * @returns A function of trials and probability.
 *
 * @example Usage
 * ```ts
 * import { binomialDraw } from "@aftertune/aftertune/stats/binomial_draw.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const draw = binomialDraw(10, () => 0.5);
 * assertEquals([draw(10, 0), draw(10, 1), draw(10, 0.5)], [0, 10, 4]);
 * ```
 */
export function binomialDraw(
  limit: number,
  random: () => number,
): BinomialDraw {
  const logFactorial = new Float64Array(limit + 1);
  for (let k = 1; k <= limit; k++) {
    logFactorial[k] = (logFactorial[k - 1] as number) + Math.log(k);
  }
  const logChoose = (n: number, k: number): number =>
    (logFactorial[n] as number) - (logFactorial[k] as number) -
    (logFactorial[n - k] as number);

  return (trials: number, probability: number): number => {
    if (probability <= 0) return 0;
    if (probability >= 1) return trials;
    const mode = Math.min(trials, Math.floor((trials + 1) * probability));
    const odds = probability / (1 - probability);
    const mass = Math.exp(
      logChoose(trials, mode) + mode * Math.log(odds) +
        trials * Math.log1p(-probability),
    );
    let rest = random() - mass;
    let [above, massAbove] = [mode, mass];
    let [below, massBelow] = [mode, mass];
    while (rest >= 0 && (above < trials || below > 0)) {
      massAbove *= odds * (trials - above) / (above + 1);
      above++;
      rest -= massAbove;
      if (rest < 0) return above;
      massBelow *= below / (odds * (trials - below + 1));
      below--;
      rest -= massBelow;
      if (rest < 0) return below;
    }
    // At the mode, or what the masses lack of 1 by rounding.
    return mode;
  };
}

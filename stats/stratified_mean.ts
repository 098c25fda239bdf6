import { checkLevel, type LevelOptions } from "./interval.ts";
import {
  type MeanError,
  type MeanInterval,
  meanInterval,
} from "./mean_interval.ts";

/** How much each stratum counts: as its values do, or all the same. */
export type Weighting = "micro" | "macro";

/** Options of {@linkcode stratifiedMean}. */
export interface StratifiedOptions extends LevelOptions {
  /** `micro` weighs tasks by their samples, `macro` all tasks the same. */
  readonly weighting: Weighting;
}

/**
 * The mean over strata, such as tasks, that are estimated apart: Σ w·mean with
 * the standard error √Σ w²·error² (Cochran 1977, "Sampling Techniques", 5.4)
 * and degrees of freedom by Welch and Satterthwaite (1946,
 * https://doi.org/10.2307/3002019). The strata are taken as given: it speaks of
 * these tasks, not of others like them.
 *
 * @param strata The means of the strata, such as by `studentMean`.
 * @param options The level and the weighting.
 * @returns Mean and interval.
 * @throws {RangeError} If there is no stratum or the level is outside of
 *   (0, 1).
 *
 * @example Usage
 * ```ts
 * import { stratifiedMean } from "@aftertune/aftertune/stats/mod.ts";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * const strata = [
 *   { mean: 0.5, error: 0.02, freedom: 99, n: 100 },
 *   { mean: 0.7, error: 0.03, freedom: 399, n: 400 },
 * ];
 * const macro = stratifiedMean(strata, { level: 0.95, weighting: "macro" });
 * const micro = stratifiedMean(strata, { level: 0.95, weighting: "micro" });
 * assertAlmostEquals(macro.mean, 0.6, 1e-15);
 * assertAlmostEquals(macro.error, 0.0180277564, 1e-9);
 * assertAlmostEquals(micro.mean, 0.66, 1e-15);
 * assertAlmostEquals(micro.error, 0.0243310501, 1e-9);
 * ```
 */
export function stratifiedMean(
  strata: readonly MeanError[],
  { level, weighting }: StratifiedOptions,
): MeanInterval {
  checkLevel(level);
  if (strata.length === 0) {
    throw new RangeError(
      "Cannot average as there must be at least one stratum: none given",
    );
  }
  const n = sum(strata, (stratum) => stratum.n);
  const weight = (stratum: MeanError): number =>
    weighting === "micro" ? stratum.n / n : 1 / strata.length;
  const variance = (stratum: MeanError): number =>
    (weight(stratum) * stratum.error) ** 2;

  const mean = sum(strata, (stratum) => weight(stratum) * stratum.mean);
  const total = sum(strata, variance);
  const freedom = total === 0
    ? sum(strata, (stratum) => stratum.freedom)
    : 1 / sum(strata, (each) => (variance(each) / total) ** 2 / each.freedom);
  const error = Math.sqrt(total);
  return meanInterval({ mean, error, freedom, n }, level);
}

function sum(
  strata: readonly MeanError[],
  of: (stratum: MeanError) => number,
): number {
  return strata.reduce((total, stratum) => total + of(stratum), 0);
}

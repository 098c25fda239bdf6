import { bootstrapInterval } from "./bootstrap_interval.ts";
import type { BootstrapOptions } from "./bootstrap_mean.ts";
import { checkDraws } from "./check_draws.ts";
import type { Interval } from "./interval.ts";
import { checkLevel } from "./interval.ts";

/**
 * A statistic of some of the rows, which may be given more than once; `null`
 * where they do not define it.
 */
export type RowStatistic = (rows: Uint32Array) => number | null;

/**
 * The bootstrap interval of any statistic of rows, such as an agreement or a
 * correlation: whole rows are resampled, and with them all that belongs
 * together. For means `bootstrapMean` is faster.
 *
 * @param n How many rows there are.
 * @param statistic The statistic of the rows with the given indices.
 * @param options The level, the randomness, the number of draws and the method.
 * @returns The interval, or `null` where the statistic is `null` or not finite
 *   of all rows or of any resample, as percentiles of the others would be of
 *   other data.
 * @throws {RangeError} If n or draws is not a whole number of at least 1, or
 *   the level is outside of (0, 1).
 *
 * @example Usage
 * ```ts
 * import { bootstrap, randomStream, spearman } from "@aftertune/aftertune/stats/mod.ts";
 * import { assert } from "@std/assert";
 *
 * const bytes = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
 * const accuracy = [2, 1, 4, 3, 6, 5, 8, 9, 7, 10];
 * const interval = bootstrap(10, (rows) => {
 *   const pick = (values: number[]) => Array.from(rows, (row) => values[row] ?? 0);
 *   return spearman(pick(bytes), pick(accuracy));
 * }, { level: 0.95, draws: 500, random: randomStream("example") });
 * assert(interval !== null && interval.low > 0.4 && interval.high <= 1);
 * ```
 */
export function bootstrap(
  n: number,
  statistic: RowStatistic,
  { level, random, draws = 10_000, method = "percentile" }: BootstrapOptions,
): Interval | null {
  checkLevel(level);
  checkDraws(draws);
  if (!Number.isSafeInteger(n) || n < 1) {
    throw new RangeError(
      `Cannot resample as there must be a whole number of at least 1 row: ${n}`,
    );
  }
  const rows = new Uint32Array(n);
  const results = Array.from(
    { length: draws },
    () => statistic(rows.map(() => random() * n)),
  );
  const all = rows.map((_, row) => row);
  const leftOut = method === "bca"
    ? Array.from(all, (row) => statistic(all.filter((other) => other !== row)))
    : [];
  const estimate = statistic(all) ?? NaN;
  const known = (values: readonly (number | null)[]): values is number[] =>
    values.every(Number.isFinite);
  if (!known([estimate]) || !known(results) || !known(leftOut)) return null;
  return bootstrapInterval({
    estimate,
    draws: Float64Array.from(results),
    n,
    leftOut: () => leftOut,
  }, { level, method });
}

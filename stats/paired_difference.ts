import { checkFinite } from "./check_finite.ts";
import { clusteredMean } from "./clustered_mean.ts";
import { checkLabels, groupsOf, type Labels } from "./groups.ts";
import type { LevelOptions } from "./interval.ts";
import type { MeanInterval } from "./mean_interval.ts";
import { stratifiedMean, type Weighting } from "./stratified_mean.ts";
import { studentMean } from "./student_mean.ts";
import { studentTail } from "./student_tail.ts";

/** Options of {@linkcode pairedDifference}. */
export interface PairedDifferenceOptions extends LevelOptions {
  /** Which cluster each pair belongs to; each pair its own by default. */
  readonly clusters?: Labels;
  /** Which task each pair belongs to; all the same by default. */
  readonly strata?: Labels;
  /** Whether samples (`micro`, the default) or tasks (`macro`) count alike. */
  readonly weighting?: Weighting;
}

/** A mean difference with its interval. */
export interface PairedDifference extends MeanInterval {
  /** Of the two-sided t test that the difference is 0. */
  readonly pValue: number;
}

/**
 * The mean difference of pairs with Student's t interval and test, clustered
 * (CR1) where pairs belong together, and within strata where tasks are to be
 * kept apart. Pairs that differ alike on easy and hard samples are told from
 * noise sooner than two means are.
 *
 * @param before The first score of each pair.
 * @param after The second score of each pair, in the same order.
 * @param options The level, the clusters, the strata and their weighting.
 * @returns The difference after − before, or `null` where nothing is known of
 *   its spread, as a stratum has a single pair or cluster, or all pairs differ
 *   by the same.
 * @throws {RangeError} If there is no pair, the lengths differ, a difference
 *   is not finite, or the level is outside of (0, 1).
 *
 * @example Usage
 * ```ts
 * import { pairedDifference } from "@aftertune/aftertune/stats/mod.ts";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * const difference = pairedDifference([0, 0, 1, 1], [1, 0.5, 1, 1.5], {
 *   level: 0.95,
 * });
 * assertAlmostEquals(difference?.mean ?? NaN, 0.5, 1e-15);
 * assertAlmostEquals(difference?.pValue ?? NaN, 0.0917211133, 1e-9);
 * ```
 */
export function pairedDifference(
  before: ArrayLike<number>,
  after: ArrayLike<number>,
  { clusters, strata, weighting = "micro", level }: PairedDifferenceOptions,
): PairedDifference | null {
  const n = before.length;
  if (after.length !== n) {
    throw new RangeError(
      `Cannot pair as there must be as many scores after as before: ${n} before, ${after.length} after`,
    );
  }
  const differences = Array.from(
    before,
    (score, row) => (after[row] as number) - score,
  );
  checkFinite(differences);
  const labels = strata ?? new Uint8Array(n);
  const estimates = splitBy(labels, { differences, clusters }).map((part) =>
    part.clusters === undefined
      ? studentMean(part.differences, { level })
      : clusteredMean(part.differences, { clusters: part.clusters, level })
  );
  if (!estimates.every((estimate) => estimate !== null)) return null;
  const overall = stratifiedMean(estimates, { level, weighting });
  const { mean, error, freedom } = overall;
  if (error === 0) return null;
  const pValue = 2 * studentTail(Math.abs(mean) / error, freedom);
  return { ...overall, pValue };
}

/** Differences and the clusters that they belong to. */
interface Part {
  readonly differences: readonly number[];
  readonly clusters: Labels | undefined;
}

function splitBy(strata: Labels, { differences, clusters }: Part): Part[] {
  const n = differences.length;
  if (clusters !== undefined) checkLabels(clusters, n);
  return groupsOf(strata, n).map((rows) => ({
    differences: rows.map((row) => differences[row] as number),
    clusters: clusters &&
      rows.map((row) => clusters[row] as string | number),
  }));
}

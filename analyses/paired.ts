import type { PairedRow } from "../core/mod.ts";
import { mcnemar, randomStream, signFlip } from "../stats/mod.ts";
import { type Clusters, pairedInterval } from "./paired_interval.ts";
import { type Pair, pairsOf, type Scores } from "./pairs.ts";

/** What two columns of scores say when they are compared sample by sample. */
export type Comparison = Pick<
  PairedRow,
  "difference" | "gained" | "lost" | "pValue" | "test"
>;

/** Options of {@linkcode paired}. */
export interface PairedOptions {
  /** Whether each score is 0 or 1. */
  readonly binary: boolean;
  /** Confidence level of the interval, in (0, 1). */
  readonly level: number;
  /** Seeds the resampling. */
  readonly seed: number;
  /** What each sample belongs to, `null` where to none; samples of one group are not independent. */
  readonly groups?: readonly (string | null)[];
}

/**
 * Compares a model with the reference on the samples that both have a score
 * on: the mean difference with its seeded paired bootstrap interval, and a
 * two-sided test, `mcnemar_exact` of binary scores and `sign_flip` of others.
 *
 * Where samples of one group are compared, whole groups are resampled, and the
 * test is `sign_flip_clustered` of either kind of score: it asks how often sums
 * as large come up if each group could as well have gone the other way.
 *
 * @param reference The reference's scores.
 * @param model The model's scores of the same samples in the same order.
 * @param options Kind of score, level and seed.
 * @returns The difference, `null` where no pair or nothing to tell its spread
 *   from is left, with the counts and the p-value.
 * @throws {RangeError} If the lengths differ, a score is not finite, or a
 *   binary one is neither 0 nor 1.
 *
 * @example Usage
 * ```ts
 * import { paired } from "@aftertune/aftertune/analyses/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const { difference, gained, lost, pValue } = paired(
 *   [0, 0, 0, 1, null],
 *   [1, 1, 1, 1, 1],
 *   { binary: true, level: 0.95, seed: 1 },
 * );
 * assertEquals([difference?.value, difference?.n], [0.75, 4]);
 * assertEquals([gained, lost, pValue], [3, 0, 0.25]);
 * ```
 */
export function paired(
  reference: Scores,
  model: Scores,
  { binary, level, seed, groups }: PairedOptions,
): Comparison {
  const pairs = pairsOf(reference, model);
  if (binary) {
    checkBinary(pairs.map(({ before }) => before));
    checkBinary(pairs.map(({ after }) => after));
  }
  if (groups !== undefined) checkGroups(groups, reference.length);
  const clusters = groups === undefined ? null : clustersOf(pairs, groups);
  const differences = pairs.map(({ before, after }) => after - before);
  const gained = differences.filter((difference) => difference > 0).length;
  const lost = differences.filter((difference) => difference < 0).length;
  const exact = binary && clusters === null;
  const test = exact
    ? "mcnemar_exact"
    : clusters === null
    ? "sign_flip"
    : "sign_flip_clustered";
  const n = pairs.length;
  if (n === 0) return { difference: null, gained, lost, pValue: null, test };
  const interval = pairedInterval(pairs, {
    ...{ binary, clusters, level },
    random: randomStream(seed, "bootstrap"),
  });
  const value = differences.reduce((sum, each) => sum + each, 0) / n;
  return {
    difference: interval && { value, ...interval, level, n },
    ...{ gained, lost, test },
    pValue: exact
      ? mcnemar(gained, lost)
      : signFlip(sumsBy(clusters, differences), {
        random: randomStream(seed, "sign_flip"),
      }),
  };
}

function checkGroups(groups: readonly unknown[], samples: number): void {
  if (groups.length !== samples) {
    throw new RangeError(
      `Cannot compare in groups as there must be one entry a sample: ${groups.length} for ${samples}`,
    );
  }
}

/** The cluster of each pair, `null` where each is its own. */
function clustersOf(
  pairs: readonly Pair[],
  groups: readonly (string | null)[],
): Clusters | null {
  const clusters = pairs.map(({ index }) => groups[index] ?? index);
  return new Set(clusters).size < clusters.length ? clusters : null;
}

/** The sum of each cluster, the values themselves where each is its own. */
function sumsBy(
  clusters: Clusters | null,
  values: readonly number[],
): readonly number[] {
  if (clusters === null) return values;
  const sums = new Map<string | number, number>();
  for (const [row, cluster] of clusters.entries()) {
    sums.set(cluster, (sums.get(cluster) ?? 0) + (values[row] as number));
  }
  return [...sums.values()];
}

/**
 * Refuses scores that are not what a binary metric promises.
 *
 * @param scores The scores.
 * @throws {RangeError} If one is neither 0 nor 1.
 */
export function checkBinary(scores: readonly number[]): void {
  const stray = scores.find((score) => score !== 0 && score !== 1);
  if (stray !== undefined) {
    throw new RangeError(
      `Cannot compare binary scores as each must be 0 or 1: ${stray}`,
    );
  }
}

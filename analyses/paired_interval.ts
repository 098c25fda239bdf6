import { bootstrapMean, type Interval } from "../stats/mod.ts";
import type { Pair } from "./pairs.ts";

/** Which cluster each pair is of; pairs of one cluster are not independent. */
export type Clusters = readonly (string | number)[];

/** Options of {@linkcode pairedInterval}. */
export interface PairedIntervalOptions {
  /** Whether each score is 0 or 1. */
  readonly binary: boolean;
  /** Which cluster each pair is of; `null` where each is its own. */
  readonly clusters: Clusters | null;
  /** Confidence level of the interval, in (0, 1). */
  readonly level: number;
  /** Gives numbers in [0, 1). */
  readonly random: () => number;
}

/** Pairs that were not seen and are resampled with those that were. */
interface Joined {
  readonly differences: readonly number[];
  readonly clusters: Clusters;
}

/**
 * The seeded paired bootstrap interval of a mean difference.
 *
 * Binary scores are resampled with one gained and one lost pair added, as in
 * Bonett and Price (2012, https://doi.org/10.3102/1076998611411915), and have
 * percentiles. Others are resampled as they are and have expanded percentiles
 * (Hesterberg 2015), as have whole clusters. Where all differences are equal,
 * two clusters of the mean size join that differ by the range of the scores;
 * a pair that is its own cluster is one of size 1.
 *
 * @param pairs The pairs, at least one.
 * @param options The kind of score, the clusters, the level and the randomness.
 * @returns The interval, `null` where nothing tells how far differences spread.
 * @throws {RangeError} If the level is out of range or a score not finite.
 *
 * @example Nothing changed, which leaves room for a change not seen
 * ```ts
 * import { pairedInterval } from "@aftertune/aftertune/analyses/paired_interval.ts";
 * import { randomStream } from "@aftertune/aftertune/stats/mod.ts";
 * import { assert } from "@std/assert";
 *
 * const pairs = [0, 1, 2, 3].map((index) => ({ index, before: 1, after: 1 }));
 * const interval = pairedInterval(pairs, {
 *   ...{ binary: true, clusters: null, level: 0.95 },
 *   random: randomStream("example"),
 * });
 * assert(interval !== null && interval.low < 0 && interval.high > 0);
 * ```
 */
export function pairedInterval(
  pairs: readonly Pair[],
  { binary, clusters, level, random }: PairedIntervalOptions,
): Interval | null {
  const seen = pairs.map(({ before, after }) => after - before);
  const joined = joinedTo(seen, { binary, clusters, pairs });
  if (joined === null) return null;
  return bootstrapMean([...seen, ...joined.differences], {
    ...{ level, random },
    method: binary && clusters === null ? "percentile" : "expanded",
    ...clusters === null ? {} : { clusters: [...clusters, ...joined.clusters] },
  });
}

/** What joins the pairs that were seen; `null` if that is unknown. */
function joinedTo(
  differences: readonly number[],
  { binary, clusters, pairs }:
    & Pick<PairedIntervalOptions, "binary" | "clusters">
    & { readonly pairs: readonly Pair[] },
): Joined | null {
  const count = new Set(clusters).size;
  if (count === 1) return null;
  const vary = differences.some((each) => each !== differences[0]);
  if (vary) return binary ? opposites(1, 1) : NOTHING;
  const range = binary ? 1 : rangeOf(pairs);
  if (range === 0 || !binary && pairs.length === 1) return null;
  return opposites(range, clusters === null ? 1 : pairs.length / count);
}

const NOTHING: Joined = { differences: [], clusters: [] };

/** Two clusters of a size, one of them gained and the other one lost. */
function opposites(range: number, size: number): Joined {
  const of = <T>(value: T): T[] => Array(Math.round(size)).fill(value);
  return {
    differences: [...of(range), ...of(-range)],
    // No other cluster is a number below 0.
    clusters: [...of(-1), ...of(-2)],
  };
}

function rangeOf(pairs: readonly Pair[]): number {
  const scores = Float64Array.from(
    pairs.flatMap(({ before, after }) => [before, after]),
  ).sort();
  return (scores.at(-1) as number) - (scores[0] as number);
}

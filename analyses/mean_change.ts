import type { Column } from "../core/mod.ts";
import { bonettPrice, pairedDifference } from "../stats/mod.ts";
import { clustersOf } from "./clusters_of.ts";
import { endsOf, type Ranged } from "./ends_of.ts";

/** A mean change. */
export interface MeanChange extends Ranged {
  /** Samples that both have a score on. */
  readonly n: number;
}

/**
 * The mean change from one column of scores to another, over the samples that
 * both have a score on: with Bonett and Price's interval where each score is 0
 * or 1, else with that of the paired t test, clustered where samples belong
 * together. Both are formulas, so it draws nothing.
 *
 * @param before The first scores.
 * @param after The later scores, of the same samples in the same order.
 * @param level Confidence level, in (0, 1).
 * @returns The change, or `null` where no sample has both scores.
 * @throws {RangeError} If the columns are of unequal length.
 *
 * @example Usage
 * ```ts
 * import { meanChange } from "@aftertune/aftertune/analyses/mean_change.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const column = { binary: true, samples: [] };
 * const change = meanChange(
 *   { ...column, values: [0, 1, 1, null] },
 *   { ...column, values: [0, 1, 0, 1] },
 *   0.95,
 * );
 * assertEquals([change?.value, change?.n], [-1 / 3, 3]);
 * ```
 */
export function meanChange(
  before: Pick<Column, "binary" | "samples" | "values">,
  after: Pick<Column, "values">,
  level: number,
): MeanChange | null {
  const { rows, first, second } = scoredPairs(before.values, after.values);
  const n = rows.length;
  if (n === 0) return null;
  const clusters = clustersOf(before.samples);
  if (before.binary && clusters === null) {
    let gained = 0;
    let lost = 0;
    for (let pair = 0; pair < n; pair++) {
      const change = (second[pair] as number) - (first[pair] as number);
      if (change > 0) gained++;
      else if (change < 0) lost++;
    }
    const interval = bonettPrice({ gained, lost, n }, { level });
    return { value: (gained - lost) / n, ...interval, n };
  }
  const difference = pairedDifference(first, second, {
    level,
    ...clusters && { clusters: rows.map((row) => clusters[row] as string) },
  });
  return { value: meanOf(second) - meanOf(first), ...endsOf(difference), n };
}

/** Scores of the samples that two columns both have a score on. */
export interface ScoredPairs {
  /** Places of the samples. */
  readonly rows: readonly number[];
  /** Their scores in the first column. */
  readonly first: readonly number[];
  /** Their scores in the second column. */
  readonly second: readonly number[];
}

/**
 * Takes the samples out of two columns that both have a score on.
 *
 * @param before The first scores.
 * @param after The later scores, of the same samples in the same order.
 * @returns The scores.
 * @throws {RangeError} If the columns are of unequal length.
 */
export function scoredPairs(
  before: Column["values"],
  after: Column["values"],
): ScoredPairs {
  if (before.length !== after.length) {
    throw new RangeError(
      `Cannot pair scores as both columns must have one for each sample: ${before.length} and ${after.length}`,
    );
  }
  const pairs = {
    rows: [] as number[],
    first: [] as number[],
    second: [] as number[],
  };
  for (const [row, one] of before.entries()) {
    const other = after[row] ?? null;
    if (one === null || other === null) continue;
    pairs.rows.push(row);
    pairs.first.push(one);
    pairs.second.push(other);
  }
  return pairs;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

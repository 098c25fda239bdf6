import { clusteredMean, normalQuantile, studentMean } from "../stats/mod.ts";
import { type Known, SINGLE_GROUP, type SpreadOptions } from "./share_of.ts";

/** Options of {@linkcode differenceOf}. */
export interface DifferenceOptions extends SpreadOptions {
  /** What a difference is at most where scores are 0 or 1: 1, or 2 of two differences; `null` where they are not. */
  readonly most: number | null;
}

/**
 * A mean of differences with its interval. Where scores are 0 or 1, two samples
 * join that differ by 1 and −1, as one may that was not seen: of pairs this is
 * Bonett and Price's interval (2012,
 * https://doi.org/10.3102/1076998611411915). Else it is Student's. Where samples
 * group it is that of clustered means, and where groups do not differ at all,
 * two groups join.
 *
 * @param differences One a sample; at least one.
 * @param options The kind of scores, the groups and the level.
 * @returns The mean; without an interval where nothing tells how far samples
 *   spread, and `note` says why.
 *
 * @example Usage
 * ```ts
 * import { differenceOf } from "@aftertune/aftertune/analyses/difference_of.ts";
 * import { bonettPrice } from "@aftertune/aftertune/stats/mod.ts";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * const options = { most: 1, clusters: undefined, level: 0.95 };
 * const { low } = differenceOf(Float64Array.of(1, 0, 0, -1, 1), options);
 * const expected = bonettPrice({ gained: 2, lost: 1, n: 5 }, { level: 0.95 });
 * assertAlmostEquals(low ?? 0, expected.low, 1e-12);
 * ```
 */
export function differenceOf(
  differences: Float64Array,
  { most, clusters, level }: DifferenceOptions,
): Known {
  const n = differences.length;
  const value = differences.reduce((sum, each) => sum + each, 0) / n;
  if (most !== null && clusters === undefined) {
    return { value, ...joined(differences, { most, level }), n, note: null };
  }
  const mean = clusters === undefined
    ? studentMean(differences, { level })
    : clusteredMean(differences, { clusters, level });
  if (mean !== null && mean.error > 0) {
    return { value, low: mean.low, high: mean.high, n, note: null };
  }
  if (most !== null && mean !== null) {
    const groups = new Float64Array(mean.freedom + 1).fill(value);
    return { value, ...joined(groups, { most, level }), n, note: null };
  }
  const note = mean !== null ? ALL_ALIKE : n === 1 ? ONE_SAMPLE : SINGLE_GROUP;
  return { value, low: null, high: null, n, note };
}

const ONE_SAMPLE =
  "No interval: one sample tells nothing of how samples differ.";
const ALL_ALIKE =
  "No interval: all samples differ by the same, which tells nothing of how far they may.";

/** The interval with two more differences, 1 and −1. */
function joined(
  differences: Float64Array,
  { most, level }: { readonly most: number; readonly level: number },
): { low: number; high: number } {
  const n = differences.length + 2;
  const mean = differences.reduce((sum, each) => sum + each, 0) / n;
  const squares = differences.reduce((sum, each) => sum + each * each, 2) / n;
  const half = normalQuantile((1 + level) / 2) *
    Math.sqrt((squares - mean * mean) / n);
  // At low levels it would leave out the mean that was seen.
  const seen = mean * n / differences.length;
  return {
    low: Math.max(-most, Math.min(seen, mean - half)),
    high: Math.min(most, Math.max(seen, mean + half)),
  };
}

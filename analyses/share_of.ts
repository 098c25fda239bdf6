import type { Figure } from "../core/mod.ts";
import { clusteredShare, wilson } from "../stats/mod.ts";
import type { SharedScores } from "./shared_scores.ts";

/** What is known of a figure: a number with its interval, or why there is none. */
export type Known = Pick<Figure, "value" | "low" | "high" | "n" | "note">;

/** What an interval is made by. */
export interface SpreadOptions extends Pick<SharedScores, "clusters"> {
  /** Confidence level, in (0, 1). */
  readonly level: number;
}

/** Why samples of one group have no interval. */
export const SINGLE_GROUP =
  "No interval: all samples are of one group, which tells nothing of how groups differ.";

/**
 * What is known of a number that is not defined.
 *
 * @param note Why it is not.
 * @returns No number, of no sample.
 *
 * @example Usage
 * ```ts
 * import { undefinedAs } from "@aftertune/aftertune/analyses/share_of.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const { value, n, note } = undefinedAs("Not defined: there is no sample.");
 * assertEquals([value, n, note], [null, 0, "Not defined: there is no sample."]);
 * ```
 */
export function undefinedAs(note: string): Known {
  return { value: null, low: null, high: null, n: 0, note };
}

/**
 * A share with Wilson's interval, of as many samples as the groups count for
 * where samples group.
 *
 * @param values 1 or 0, or anything between, one a sample; at least one.
 * @param options The groups and the level.
 * @returns The share; without an interval where all samples are of one group.
 *
 * @example Usage
 * ```ts
 * import { shareOf } from "@aftertune/aftertune/analyses/share_of.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const options = { clusters: undefined, level: 0.95 };
 * const { value, low, n } = shareOf(Float64Array.of(0, 0, 0, 0), options);
 * assertEquals([value, low, n], [0, 0, 4]);
 * ```
 */
export function shareOf(
  values: Float64Array,
  { clusters, level }: SpreadOptions,
): Known {
  const n = values.length;
  const sum = values.reduce((sum, value) => sum + value, 0);
  const value = sum / n;
  if (clusters === undefined && values.every(Number.isInteger)) {
    return { value, ...wilson(sum, n, { level }), n, note: null };
  }
  const share = clusteredShare(values, {
    clusters: clusters ?? Uint32Array.from(values.keys()),
    level,
  });
  if (share === null) {
    return { value, low: null, high: null, n, note: SINGLE_GROUP };
  }
  return { value, low: share.low, high: share.high, n, note: null };
}

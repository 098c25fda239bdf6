import {
  bootstrapRatio,
  clusteredMean,
  randomStream,
  studentMean,
} from "../stats/mod.ts";
import type { Known, SpreadOptions } from "./share_of.ts";

/** Enough for ends that move by 3 in 100 of the width from seed to seed. */
const DRAWS = 2_000;

/** Options of {@linkcode ratioOf}. */
export interface RatioOptions extends SpreadOptions {
  /** What the mean of the denominators must be told from, 0 or chance. */
  readonly above: number;
  /** What is said where it is not. */
  readonly undefined: string;
  /** Seeds the resampling, with what the ratio is about. */
  readonly keys: readonly (string | number)[];
}

/**
 * A ratio of means over the same samples with its seeded paired bootstrap
 * interval. It is not defined where the interval of the denominator reaches
 * down to what it must be told from (Fieller's condition).
 *
 * @param numerators One a sample; at least one.
 * @param denominators One a sample, in the same order.
 * @param options The groups, the level, the condition and the seed.
 * @returns The ratio, or why there is none.
 *
 * @example Usage
 * ```ts
 * import { ratioOf } from "@aftertune/aftertune/analyses/ratio_of.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const few = Float64Array.of(1, 0, 0, 0);
 * const ratio = ratioOf(few, few, {
 *   ...{ clusters: undefined, level: 0.95, above: 0, keys: [1] },
 *   undefined: "Not defined: the score may be nothing.",
 * });
 * assertEquals(ratio.value, null);
 * assertEquals(ratio.note, "Not defined: the score may be nothing.");
 * ```
 */
export function ratioOf(
  numerators: Float64Array,
  denominators: Float64Array,
  { clusters, level, above, undefined: note, keys }: RatioOptions,
): Known {
  const n = numerators.length;
  const spread = clusters === undefined
    ? studentMean(denominators, { level })
    : clusteredMean(denominators, { clusters, level });
  if (spread === null || spread.low <= above) {
    return { value: null, low: null, high: null, n, note };
  }
  const sum = (values: Float64Array): number =>
    values.reduce((total, value) => total + value, 0);
  const interval = bootstrapRatio(numerators, denominators, {
    ...{ level, clusters, draws: DRAWS },
    random: randomStream(...keys),
  });
  return {
    value: sum(numerators) / sum(denominators),
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    n,
    note: interval === null ? UNBOUNDED : null,
  };
}

const UNBOUNDED =
  "No interval: what it is divided by may be so little that the ratio has no end.";

import type { Estimate, Metric } from "../../core/mod.ts";
import { clusteredMean, studentMean } from "../../stats/mod.ts";

/**
 * The mean of scores of any size, with its Student t interval, clustered where
 * samples belong together; `null` below two scores or groups.
 */
export const mean: Metric = {
  name: "mean",
  binary: false,
  estimate(
    values: readonly number[],
    level: number,
    groups?: readonly (string | number)[],
  ): Estimate | null {
    if (values.length === 0) return null;
    const interval = groups === undefined
      ? studentMean(values, { level })
      : clusteredMean(values, { clusters: groups, level });
    if (interval === null) return null;
    const { mean, low, high } = interval;
    return { value: mean, low, high, level, n: values.length };
  },
};

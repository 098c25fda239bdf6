import type { Estimate, Metric } from "../../core/mod.ts";
import { studentMean } from "../../stats/mod.ts";

/**
 * The mean of scores of any size, with its Student t interval; `null` below
 * two scores.
 */
export const mean: Metric = {
  name: "mean",
  binary: false,
  estimate(values: readonly number[], level: number): Estimate | null {
    if (values.length === 0) return null;
    const interval = studentMean(values, { level });
    if (interval === null) return null;
    const { mean, low, high } = interval;
    return { value: mean, low, high, level, n: values.length };
  },
};

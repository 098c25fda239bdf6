import type { Estimate, Metric } from "../../core/mod.ts";
import { clusteredShare, wilson } from "../../stats/mod.ts";

/**
 * Makes a metric of scores that are 0 or 1: their share of ones with the
 * Wilson interval, of as many samples as groups count for where samples belong
 * together; `null` where all are of one group.
 *
 * @param name As it stands in reports.
 * @returns The metric.
 *
 * @example Usage
 * ```ts
 * import { proportion } from "@aftertune/aftertune/evaluators/metrics/proportion.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(proportion("solved").estimate([1, 1, 0, 1], 0.95)?.value, 0.75);
 * ```
 */
export function proportion(name: string): Metric {
  return {
    name,
    binary: true,
    estimate(
      values: readonly number[],
      level: number,
      groups?: readonly (string | number)[],
    ): Estimate | null {
      const n = values.length;
      if (n === 0) return null;
      const stray = values.find((value) => value !== 0 && value !== 1);
      if (stray !== undefined) {
        throw new RangeError(
          `Cannot estimate "${name}" as every score must be 0 or 1: ${stray}`,
        );
      }
      const ones = values.reduce((sum, value) => sum + value, 0);
      const interval = groups === undefined
        ? wilson(ones, n, { level })
        : clusteredShare(values, { clusters: groups, level });
      if (interval === null) return null;
      const { low, high } = interval;
      return { value: ones / n, low, high, level, n };
    },
  };
}

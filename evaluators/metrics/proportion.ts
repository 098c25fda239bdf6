import type { Estimate, Metric } from "../../core/mod.ts";
import { wilson } from "../../stats/mod.ts";

/**
 * Makes a metric of scores that are 0 or 1: their share of ones with the
 * Wilson interval.
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
    estimate(values: readonly number[], level: number): Estimate | null {
      const n = values.length;
      if (n === 0) return null;
      const stray = values.find((value) => value !== 0 && value !== 1);
      if (stray !== undefined) {
        throw new RangeError(
          `Cannot estimate "${name}" as every score must be 0 or 1: ${stray}`,
        );
      }
      const ones = values.reduce((sum, value) => sum + value, 0);
      return { value: ones / n, ...wilson(ones, n, { level }), level, n };
    },
  };
}

import type { NoiseFloor } from "../analyses/mod.ts";
import { numberStyle } from "./number_text.ts";

/**
 * Writes the noise floor to stand beside a difference.
 *
 * @param floor What differs where the same model was asked again; `null` where
 *   none was.
 * @param metric Name of the metric.
 * @returns A few words; `null` where nothing is known.
 *
 * @example Usage
 * ```ts
 * import { noiseText } from "@aftertune/aftertune/reports/noise_text.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const floor = { flipRate: 0.02, difference: 0.003 };
 * assertEquals(noiseText(floor, "accuracy"), "noise ±0.3");
 * ```
 */
export function noiseText(
  floor: NoiseFloor | null,
  metric: string,
): string | null {
  if (floor === null) return null;
  return `noise ${numberStyle(metric).difference(floor.difference)}`
    .replace("+", "±");
}

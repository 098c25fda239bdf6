import { type NoiseFloor, noiseFloor } from "../analyses/mod.ts";
import type { PairedRow, Results } from "../core/mod.ts";

/** A comparison, with what differs where nothing was changed. */
export interface NoisyRow extends PairedRow {
  /** The noise floor; `null` where no model was asked again. */
  readonly noise: NoiseFloor | null;
}

/**
 * Puts the noise floor beside each comparison.
 *
 * @param results The comparisons, and what the analyses found.
 * @returns The comparisons in their order.
 *
 * @example Usage
 * ```ts
 * import { pairedRows } from "@aftertune/aftertune/reports/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(pairedRows({ paired: [], findings: [] }), []);
 * ```
 */
export function pairedRows(
  { paired, findings }: Pick<Results, "paired" | "findings">,
): NoisyRow[] {
  const floorOf = noiseFloor({ findings });
  return paired.map((row) => ({ ...row, noise: floorOf(row) }));
}

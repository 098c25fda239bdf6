import type { Column } from "../core/mod.ts";
import { ratioOf, type RatioOptions } from "./ratio_of.ts";
import type { Known } from "./share_of.ts";
import { withRoom } from "./with_room.ts";

/** Options of {@linkcode relativeChangeOf}. */
export interface RelativeChangeOptions
  extends Omit<RatioOptions, "above">, Pick<Column, "binary" | "better"> {}

/**
 * By which share of a baseline's score another one is better, with the seeded
 * paired bootstrap interval of the ratio, widened where that has no width. A
 * share cannot fall below 0, so nothing beyond that is in the interval.
 *
 * @param baseline The baseline's scores, one a sample; at least one.
 * @param own The other scores, of the same samples.
 * @param options The kind of scores, the groups, the level and the seed.
 * @returns The change; not defined where the baseline's score cannot be told
 *   from nothing.
 *
 * @example Usage
 * ```ts
 * import { relativeChangeOf } from "@aftertune/aftertune/analyses/relative_change_of.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const loss = { binary: false, better: "lower", clusters: undefined } as const;
 * const change = relativeChangeOf(
 *   Float64Array.of(20, 21, 19),
 *   Float64Array.of(14, 16, 15),
 *   { ...loss, level: 0.95, keys: [1], undefined: "Not defined: no score." },
 * );
 * assertEquals(change.value, 0.25);
 * ```
 */
export function relativeChangeOf(
  baseline: Float64Array,
  own: Float64Array,
  { binary, better, ...options }: RelativeChangeOptions,
): Known {
  const sign = better === "higher" ? 1 : -1;
  const changes = baseline.map((score, row) =>
    sign * ((own[row] as number) - score)
  );
  const ratio = ratioOf(changes, baseline, { ...options, above: 0 });
  const found = withRoom(ratio, { baseline, binary, ...options });
  const { low, high } = found;
  if (low === null || high === null) return found;
  const least = binary && better === "higher" ? -1 : -Infinity;
  const most = binary && better === "lower" ? 1 : Infinity;
  return {
    ...found,
    low: Math.max(low, least),
    high: Math.min(high, most),
  };
}

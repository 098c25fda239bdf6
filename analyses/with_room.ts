import type { Column } from "../core/mod.ts";
import { differenceOf } from "./difference_of.ts";
import type { Known, SpreadOptions } from "./share_of.ts";

/** What a ratio was made of. */
export interface WithRoomOptions extends SpreadOptions, Pick<Column, "binary"> {
  /** What it was divided by, one a sample. */
  readonly baseline: Float64Array;
}

/**
 * Widens the interval of a ratio that has no width, as where no sample changed:
 * there is room for a gained and a lost one that were not seen, as in Bonett
 * and Price's interval.
 *
 * @param ratio The ratio, with its bootstrap interval.
 * @param options The scores that it was divided by, the groups and the level.
 * @returns The ratio; without an interval where nothing is known of the spread.
 *
 * @example Usage
 * ```ts
 * import { withRoom } from "@aftertune/aftertune/analyses/with_room.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const known = { value: 1, low: 1, high: 1, n: 4, note: null };
 * const { low, high } = withRoom(known, {
 *   ...{ binary: true, clusters: undefined, level: 0.95 },
 *   baseline: Float64Array.of(1, 1, 0, 1),
 * });
 * assertEquals((low ?? 1) < 1 && (high ?? 1) > 1, true);
 * ```
 */
export function withRoom(
  ratio: Known,
  { baseline, binary, clusters, level }: WithRoomOptions,
): Known {
  const { value, low, high } = ratio;
  if (value === null || low === null || low !== high) return ratio;
  const most = binary ? 1 : null;
  const none = new Float64Array(baseline.length);
  const room = differenceOf(none, { most, clusters, level });
  const score = baseline.reduce((sum, each) => sum + each, 0) / none.length;
  const ends = [room.low, room.high].map((end) =>
    end === null ? null : value + end / score
  );
  const [least = null, greatest = null] = ends;
  return { ...ratio, low: least, high: greatest, note: room.note };
}

/**
 * The level of single intervals that makes several hold at once, whatever
 * depends on what (Bonferroni; Dunn 1961,
 * https://doi.org/10.1080/01621459.1961.10482090).
 *
 * @param level The level that they are to hold at together, in (0, 1).
 * @param count How many they are, at least 1.
 * @returns The level of each.
 *
 * @example Usage
 * ```ts
 * import { jointLevel } from "@aftertune/aftertune/analyses/joint_level.ts";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * assertAlmostEquals(jointLevel(0.95, 5), 0.99);
 * ```
 */
export function jointLevel(level: number, count: number): number {
  return 1 - (1 - level) / count;
}

/**
 * Tells whether the numbers of a metric are shares, so that their differences
 * are percentage points.
 *
 * @param metric Name of the metric.
 * @returns Whether it is an accuracy, a rate or a share.
 *
 * @example Usage
 * ```ts
 * import { isShare } from "@aftertune/aftertune/analyses/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals([isShare("accuracy"), isShare("mean")], [true, false]);
 * ```
 */
export function isShare(metric: string): boolean {
  return /(?:^|_)(?:accuracy|rate|share)$/.test(metric);
}

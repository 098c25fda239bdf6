import type { Analysis, Finding, Study } from "../core/mod.ts";

/**
 * Lets analyses look at a study.
 *
 * @param study What they look at.
 * @param analyses Which of them, in a reader's order.
 * @returns What each found; those that do not apply are left out.
 *
 * @example An analysis that has nothing to say is left out
 * ```ts
 * import { findings } from "@aftertune/aftertune/analyses/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const study = {
 *   ...{ reference: "base", level: 0.95, seed: 1, models: [], tasks: [] },
 *   columns: [],
 *   design: {
 *     ...{ curves: [], thresholds: {}, shifts: [], sequence: null, seconds: {} },
 *     ...{ gaps: [], adaptation: null, groups: {}, specialists: {}, repeats: {} },
 *   },
 * };
 * const silent = {
 *   ...{ name: "silent", title: "Nothing", description: "Finds nothing." },
 *   analyse: () => [],
 * };
 * assertEquals(findings(study, [silent]), []);
 * ```
 */
export function findings(
  study: Study,
  analyses: readonly Analysis[],
): Finding[] {
  return analyses.flatMap(({ name, title, description, analyse }) => {
    const figures = analyse(study);
    return figures.length === 0 ? [] : [{ name, title, description, figures }];
  });
}

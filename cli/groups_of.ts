import type { Sample } from "../core/mod.ts";

/**
 * Tells which samples belong together.
 *
 * @param samples The samples.
 * @returns The group of each, `null` where it has none, as options of a
 *   comparison; no option where none has one.
 */
export function groupsOf(
  samples: readonly Sample[],
): { readonly groups?: readonly (string | null)[] } {
  const groups = samples.map(({ group }) => group ?? null);
  return groups.some((group) => group !== null) ? { groups } : {};
}

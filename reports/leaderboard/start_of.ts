import type { KeptResults } from "../../core/mod.ts";

/**
 * Tells when a run began.
 *
 * @param run The run.
 * @returns Milliseconds since 1970; −∞ where it is not known.
 *
 * @example Usage
 * ```ts
 * import { startOf } from "@aftertune/aftertune/reports/leaderboard/start_of.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(startOf({ started: "1970-01-01T00:00:01Z" }), 1000);
 * ```
 */
export function startOf({ started }: Pick<KeptResults, "started">): number {
  return started === null ? -Infinity : Date.parse(started);
}

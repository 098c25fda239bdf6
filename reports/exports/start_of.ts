import type { KeptResults } from "../../core/mod.ts";

/**
 * Tells when a run began, for formats that must have a time. The time of the
 * export would be another one on each call, and not that of the numbers.
 *
 * @param run What was kept of the run.
 * @returns When the run began.
 * @throws {RangeError} If it is not known.
 *
 * @example Usage
 * ```ts
 * import { startOf } from "@aftertune/aftertune/reports/exports/start_of.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const run = { suite: "mine", started: "2026-01-31T12:00:00.000Z" };
 * assertEquals(startOf(run).getTime(), 1769860800000);
 * ```
 */
export function startOf(
  { suite, started }: Pick<KeptResults, "suite" | "started">,
): Date {
  if (started !== null) return new Date(started);
  throw new RangeError(
    `Cannot export "${suite}" in this format as it must be known when the run began: its results do not say. Run eval again`,
  );
}

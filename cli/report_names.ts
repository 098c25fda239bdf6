import { DrawingThreads } from "../reports/drawing/mod.ts";
import { REPORT_NAMES } from "../reports/names/mod.ts";
import { suggest } from "../suites/mod.ts";
import type { Job } from "./job.ts";

/** Reports that show charts. */
const DRAWN = ["charts", "page"];

/**
 * The reports that a verb writes: all of them, or those that were named.
 * Scoring again refreshes the tables alone, as charts and pages take longer; a
 * gate and an export write none.
 *
 * @param verb Which verb.
 * @param named What was named, `undefined` where nothing was.
 * @returns Names of reports.
 * @throws {RangeError} If a name is none.
 */
export function reportNames(
  verb: Job["verb"],
  named: readonly string[] | undefined,
): readonly string[] {
  if (verb === "gate" || verb === "export") return [];
  if (named === undefined) return verb === "score" ? ["csv"] : REPORT_NAMES;
  const unknown = named.find((name) => !REPORT_NAMES.includes(name));
  if (unknown === undefined) return named;
  throw new RangeError(
    `Cannot write the report "${unknown}": there are ${
      REPORT_NAMES.map((name) => `"${name}"`).join(", ")
    }.${suggest(unknown, REPORT_NAMES)}`,
  );
}

/**
 * What draws charts. Started before models are asked, it is warm when they have
 * answered.
 *
 * @param job What to do.
 * @returns The threads that draw, not yet started; `null` where no report shows
 *   charts.
 */
export function drawingFor(
  { verb, reports }: Pick<Job, "verb" | "reports">,
): DrawingThreads | null {
  const draws = verb !== "plan" &&
    reports.some((name) => DRAWN.includes(name));
  return draws ? new DrawingThreads() : null;
}

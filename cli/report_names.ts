import { DrawingWorker, REPORTS } from "../reports/mod.ts";
import { suggest } from "../suites/mod.ts";
import type { Job } from "./job.ts";

/** Reports that show charts. */
const DRAWN = ["charts", "page"];

/**
 * The reports that a job writes: all of them, or those that were named. Scoring
 * again refreshes the tables alone, as charts and pages take longer.
 *
 * @param job What to do.
 * @returns Names of reports.
 * @throws {RangeError} If a name is none.
 */
export function reportNames(
  { verb, reports }: Pick<Job, "verb" | "reports">,
): readonly string[] {
  const all = REPORTS.map(({ name }) => name);
  if (reports === null) return verb === "score" ? ["csv"] : all;
  const unknown = reports.find((name) => !all.includes(name));
  if (unknown === undefined) return reports;
  throw new RangeError(
    `Cannot write the report "${unknown}": there are ${
      all.map((name) => `"${name}"`).join(", ")
    }.${suggest(unknown, all)}`,
  );
}

/**
 * Starts what draws charts, before models are asked: it is warm when they have
 * answered.
 *
 * @param names The reports that will be written.
 * @returns The drawing, `null` where no report shows charts.
 */
export function drawingFor(names: readonly string[]): DrawingWorker | null {
  return names.some((name) => DRAWN.includes(name))
    ? new DrawingWorker()
    : null;
}

import type { KeptColumn, KeptResults, SummaryRow } from "../../core/mod.ts";
import { headlineOf } from "../headline.ts";
import { summaryOf } from "./summary_of.ts";

/** One number of one model in one run, of a task as it is. */
export interface HistoryPoint {
  /** The run's suite. */
  readonly suite: string;
  /** When the run started; `null` where it is not known. */
  readonly started: string | null;
  /** The model's id. */
  readonly id: string;
  /** Equal where scores are comparable. */
  readonly key: KeptColumn["key"];
  /** Whether the leaderboard shows it. */
  readonly isShown: boolean;
  /** The number. */
  readonly row: SummaryRow;
}

/**
 * Gathers the headline numbers of all runs.
 *
 * @param runs The runs, the newest first.
 * @param shown The scores that the leaderboard shows.
 * @returns The numbers, the oldest first, in the order of each run.
 */
export function historyOf(
  runs: readonly KeptResults[],
  shown: ReadonlySet<KeptColumn>,
): HistoryPoint[] {
  return runs.toReversed().flatMap((run) => {
    const ids = new Map(run.models.map(({ name, id }) => [name, id]));
    return headlineOf(run.columns, run.tasks).flatMap((column) => {
      const row = summaryOf({ run, column });
      if (column.treatment !== "none" || row === undefined) return [];
      return [{
        ...{ suite: run.suite, started: run.started, key: column.key, row },
        id: ids.get(column.model) ?? "",
        isShown: shown.has(column),
      }];
    });
  });
}

import type { KeptColumn, KeptResults, SummaryRow } from "../../core/mod.ts";
import { headlineOf } from "../headline.ts";
import type { ShownModel } from "./shown_models.ts";

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
 * @param shown The models that the leaderboard shows.
 * @returns The numbers, the oldest first, in the order of each run.
 */
export function historyOf(
  runs: readonly KeptResults[],
  shown: readonly ShownModel[],
): HistoryPoint[] {
  return runs.toReversed().flatMap((run) => {
    const ids = new Map(run.models.map(({ name, id }) => [name, id]));
    const keys = new Map(
      run.columns.map((column) => [placeOf(column), column.key]),
    );
    const current = new Set(
      shown.filter((model) => model.run === run).map(({ name }) => name),
    );
    return headlineOf(run.summary, run.tasks).flatMap((row) => {
      const key = keys.get(placeOf(row));
      if (row.treatment !== "none" || key === undefined) return [];
      return [{
        ...{ suite: run.suite, started: run.started, key, row },
        id: ids.get(row.model) ?? "",
        isShown: current.has(row.model),
      }];
    });
  });
}

function placeOf(
  { model, task, treatment, evaluator }: KeptColumn | SummaryRow,
): string {
  return JSON.stringify([model, task, treatment, evaluator]);
}

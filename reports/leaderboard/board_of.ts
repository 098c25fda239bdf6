import type { KeptResults } from "../../core/mod.ts";
import type { Board } from "./board.ts";
import { comparableGroups } from "./comparable_groups.ts";
import { historyOf } from "./history.ts";
import { rankedGroup } from "./ranked_group.ts";
import { shownModels } from "./shown_models.ts";

/**
 * Makes one leaderboard of many runs. Of a model that several runs asked under
 * the same name and id, the newest counts; the others are its history. Scores
 * are compared where their keys are equal, and nowhere else.
 *
 * @param runs What was kept of the runs, in any order.
 * @returns The leaderboard.
 * @throws {RangeError} If there is no run, or intervals are of several levels.
 */
export function boardOf(runs: readonly KeptResults[]): Board {
  const sorted = distinct(runs).toSorted((one, other) =>
    (other.started ?? "").localeCompare(one.started ?? "", "en")
  );
  const [newest] = sorted;
  if (newest === undefined) {
    throw new RangeError(
      "Cannot make a leaderboard as there must be one run at least: none given",
    );
  }
  const { level } = newest;
  const other = sorted.find((run) => run.level !== level);
  if (other !== undefined) {
    throw new RangeError(
      `Cannot put runs on one leaderboard as their intervals must be of one level: "${newest.suite}" has ${level}, "${other.suite}" has ${other.level}. Set one level in the suites, then run report again`,
    );
  }
  const models = shownModels(sorted);
  const groups = comparableGroups(models).map((group) =>
    rankedGroup(group, { level })
  );
  return { level, runs: sorted, groups, history: historyOf(sorted, models) };
}

/** The same run may be named twice, as a folder and as a copy. */
function distinct(runs: readonly KeptResults[]): KeptResults[] {
  return [...new Map(runs.map((run) => [JSON.stringify(run), run])).values()];
}

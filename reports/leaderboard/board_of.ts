import type { KeptResults } from "../../core/mod.ts";
import { apartText } from "./apart_text.ts";
import type { Board } from "./board.ts";
import { startText } from "./board_text.ts";
import { comparableGroups } from "./comparable_groups.ts";
import { historyOf } from "./history.ts";
import { rankedGroup } from "./ranked_group.ts";
import { shownModels } from "./shown_models.ts";
import { startOf } from "./start_of.ts";

/**
 * Makes one leaderboard of many runs. Of what several runs asked a model in the
 * same way, the newest counts; the others are its history. Scores are compared
 * where their keys are equal, and nowhere else.
 *
 * @param runs What was kept of the runs, in any order.
 * @returns The leaderboard.
 * @throws {RangeError} If there is no run, or intervals are of several levels.
 *
 * @example A run that asked nothing
 * ```ts
 * import { boardOf } from "@aftertune/aftertune/reports/leaderboard/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const { level, groups } = boardOf([{
 *   ...{ suite: "empty", started: null, reference: "base", level: 0.95 },
 *   ...{ seed: 1, settings: {}, models: [], tasks: [], treatments: [] },
 *   ...{ failures: [], summary: [], paired: [], samples: [], columns: [] },
 * }]);
 * assertEquals([level, groups], [0.95, []]);
 * ```
 */
export function boardOf(runs: readonly KeptResults[]): Board {
  const sorted = distinct(runs).toSorted((one, other) =>
    startOf(one) === startOf(other) ? 0 : startOf(other) - startOf(one)
  );
  const level = sharedLevel(sorted);
  const found = comparableGroups(shownModels(sorted));
  const groups = found.map((group, index) => ({
    number: index + 1,
    apart: index === 0 ? null : apartText(group, found[0] ?? group),
    ...rankedGroup(group, level),
  }));
  const shown = new Set(
    found.flatMap(({ columns }) =>
      columns.flatMap(({ scores }) =>
        Array.from(scores.values(), ({ column }) => column)
      )
    ),
  );
  return { level, runs: sorted, groups, history: historyOf(sorted, shown) };
}

function sharedLevel(runs: readonly KeptResults[]): number {
  const [newest] = runs;
  if (newest === undefined) {
    throw new RangeError(
      "Cannot make a leaderboard as there must be one run at least: none given",
    );
  }
  const { level } = newest;
  const other = runs.find((run) => run.level !== level);
  if (other === undefined) return level;
  const said = ({ suite, started, level }: KeptResults) =>
    `"${suite}" of ${startText(started)} has ${level}`;
  throw new RangeError(
    `Cannot put runs on one leaderboard as their intervals must be of one level: ${
      said(newest)
    }, ${said(other)}. Set one level in the suites, then run report again`,
  );
}

/** The same run may be named twice, as a folder and as a copy. */
function distinct(runs: readonly KeptResults[]): KeptResults[] {
  const alike = Map.groupBy(
    runs,
    ({ suite, started }) => JSON.stringify([suite, started]),
  );
  return [...alike.values()].flatMap((runs) =>
    runs.length === 1 ? runs : [
      ...new Map(runs.map((run) => [JSON.stringify(run), run])).values(),
    ]
  );
}

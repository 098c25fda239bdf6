import type { Board, BoardGroup } from "../reports/leaderboard/mod.ts";

/**
 * Takes out of a leaderboard what a program reads.
 *
 * @param board The leaderboard.
 * @returns Its groups with all numbers, ready for JSON.
 */
export function leaderboardJson({ level, runs, groups }: Board): object {
  return {
    level,
    runs: runs.map(({ suite, started }) => ({ suite, started })),
    groups: groups.map(groupJson),
  };
}

function groupJson(
  { number, apart, columns, averaged, rows }: BoardGroup,
): object {
  return {
    ...{ number, apart },
    averaged: averaged.map(({ task }) => task),
    models: rows.map(({ model, average, cells }) => ({
      ...{ name: model.name, id: model.id, average },
      numbers: columns.flatMap((column, index) => {
        const cell = cells[index] ?? null;
        if (cell === null) return [];
        const { run: { suite, started }, ...numbers } = cell;
        const { task, treatment, evaluator, metric, better, key } = column;
        return [{
          ...{ task, treatment, evaluator, metric, better, key },
          ...{ suite, started, ...numbers },
        }];
      }),
    })),
  };
}

import type { Board } from "./board.ts";
import type { HistoryPoint } from "./history.ts";

/** A point that can be drawn. */
export type DatedPoint = HistoryPoint & { readonly started: string };

/** Points of one model over time, the oldest first. */
export interface Series {
  /** The oldest point. */
  readonly first: DatedPoint;
  /** The newest point. */
  readonly last: DatedPoint;
  /** All points. */
  readonly points: readonly DatedPoint[];
  /** How often something else answered than in the run before. */
  readonly changes: number;
}

/** What several runs asked in the same way. */
export interface TaskHistory {
  /** Name of the task. */
  readonly task: string;
  /** Number of the group that shows its newest numbers; `null` where newer runs ask it in another way. */
  readonly group: number | null;
  /** The models that were asked more than once. */
  readonly series: readonly Series[];
}

/**
 * Parts a history into what can be drawn on one scale: models of one name in
 * one suite, on what several runs asked in the same way.
 *
 * @param board The leaderboard.
 * @returns The tasks; what is asked now stands before what was asked before.
 */
export function taskHistories(
  { history, groups }: Pick<Board, "history" | "groups">,
): TaskHistory[] {
  const numbers = new Map(
    groups.flatMap(({ number, columns }) =>
      columns.map(({ key }) => [key, number] as const)
    ),
  );

  const dated = history.filter((point): point is DatedPoint =>
    point.started !== null && point.row.estimate !== null
  );
  const ways = Array.from(Map.groupBy(dated, ({ key }) => key), (
    [key, points],
  ) => ({
    task: points[0]?.row.task ?? "",
    group: numbers.get(key) ?? null,
    series: seriesOf(points),
  })).filter(({ series }) => series.length > 0);
  return [...Map.groupBy(ways, ({ task }) => task).values()].flatMap((ways) =>
    ways.toSorted((one, other) =>
      (one.group ?? groups.length + 1) - (other.group ?? groups.length + 1)
    )
  );
}

function seriesOf(points: readonly DatedPoint[]): Series[] {
  const models = Map.groupBy(
    points,
    ({ suite, row }) => JSON.stringify([suite, row.model]),
  );
  return [...models.values()].flatMap((points) => {
    const [first, last] = [points[0], points.at(-1)];
    if (first === undefined || last === undefined) return [];
    const changes = points.filter((point, index) =>
      index > 0 && point.id !== points[index - 1]?.id
    ).length;
    const isHistory = first.started !== last.started;
    return isHistory ? [{ first, last, points, changes }] : [];
  });
}

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
  /** Whether newer runs ask it in another way. */
  readonly isFormer: boolean;
  /** The models that were asked more than once. */
  readonly series: readonly Series[];
}

/**
 * Parts a history into what can be drawn on one scale: models of one name in
 * one suite, on what several runs asked in the same way.
 *
 * @param history The numbers of all runs, the oldest first.
 * @returns The tasks; what is asked now stands before what was asked before.
 */
export function taskHistories(
  history: readonly HistoryPoint[],
): TaskHistory[] {
  const dated = history.filter((point): point is DatedPoint =>
    point.started !== null && point.row.estimate !== null
  );
  return [...Map.groupBy(dated, ({ row }) => row.task)].flatMap(
    ([task, points]) => {
      const newest = points.at(-1)?.key;
      const ways = [...Map.groupBy(points, ({ key }) => key)];
      return ways.reverse().map(([key, points]) => ({
        task,
        isFormer: key !== newest,
        series: seriesOf(points),
      }));
    },
  ).filter(({ series }) => series.length > 0);
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

import { type RankInterval, ranks, type Scores } from "../../analyses/mod.ts";
import { averagedColumns, averageOf } from "./average_of.ts";
import type { BoardCell, BoardColumn, BoardGroup, BoardRow } from "./board.ts";
import { boardColumns } from "./board_columns.ts";
import type { ComparableGroup } from "./comparable_groups.ts";
import type { ShownModel, ShownScores } from "./shown_models.ts";
import { summaryOf } from "./summary_of.ts";

/**
 * Ranks the models of a group in each column, and on average.
 *
 * @param group The models, and what they were asked.
 * @param level Confidence level of intervals and places, in (0, 1).
 * @returns The columns and the rows of a table.
 */
export function rankedGroup(
  group: ComparableGroup,
  level: number,
): Pick<BoardGroup, "columns" | "averaged" | "rows"> {
  const { models } = group;
  const columns = boardColumns(group);
  const scores: ScoresByKey = new Map(
    group.columns.map(({ key, scores }) => [key, scores]),
  );
  const ranked = columns.map((column) =>
    placesIn([column], { models, scores, level })
  );
  const cells = new Map(models.map((model) => [
    model,
    columns.map((column, index) =>
      cellOf(
        scores.get(column.key)?.get(model),
        ranked[index]?.get(model) ?? null,
      )
    ),
  ]));
  const averaged = averagedColumns(columns, [...cells.values()]);
  const places = placesIn(averaged, { models, scores, level });
  const rows = Array.from(cells, ([model, cells]): BoardRow => ({
    ...{ model, cells },
    average: averageOf(
      averaged.map((column) => ({
        column,
        cell: cells[columns.indexOf(column)] ?? null,
      })),
      { level, rank: places.get(model) ?? null },
    ),
  }));
  return { columns, averaged, rows: rows.toSorted(byPlace(columns)) };
}

/** The scores in each column. */
type ScoresByKey = ReadonlyMap<string, ReadonlyMap<ShownModel, ShownScores>>;

/** The places of all models that have scores in all of the columns, where there are two at least. */
function placesIn(
  columns: readonly BoardColumn[],
  { models, scores, level }: {
    readonly models: readonly ShownModel[];
    readonly scores: ScoresByKey;
    readonly level: number;
  },
): Map<ShownModel, RankInterval> {
  const complete = models.flatMap((model) => {
    const found = columns.map((column) =>
      valuesOf(scores.get(column.key)?.get(model), column)
    );
    return found.every((values) => values.some((value) => value !== null))
      ? [{ model, found }]
      : [];
  });
  if (columns.length === 0 || complete.length < 2) return new Map();
  const tasks = columns.map((
    { binary, better, sampleGroups: groups, source },
  ) => ({ binary, better, groups, source }));
  const places = ranks(complete.map(({ found }) => found), { tasks, level });
  return new Map(
    complete.map(({ model }, index) => [model, places[index] as RankInterval]),
  );
}

/**
 * The scores in the order of the column's samples: what a run asked besides,
 * where the column's treatment does not fit, may differ.
 */
function valuesOf(
  scores: ShownScores | undefined,
  { ids }: BoardColumn,
): Scores {
  if (scores === undefined) return [];
  const { run, column: { task, values } } = scores;
  const own = run.samples.find((samples) => samples.task === task)?.ids ?? [];
  if (own === ids) return values;
  const byId = new Map(own.map((id, index) => [id, values[index] ?? null]));
  return ids.map((id) => byId.get(id) ?? null);
}

function cellOf(
  scores: ShownScores | undefined,
  rank: RankInterval | null,
): BoardCell | null {
  if (scores === undefined) return null;
  const { estimate = null, unscored = 0, failed = 0 } = summaryOf(scores) ?? {};
  return {
    ...{ run: scores.run, estimate, unscored, failed },
    rank: estimate === null ? null : rank,
  };
}

/** The best on average first; without averages by the middle of the places, then by the first number. */
function byPlace(
  columns: readonly BoardColumn[],
): (one: BoardRow, other: BoardRow) => number {
  const sign = columns[0]?.better === "lower" ? 1 : -1;
  const orders: readonly ((row: BoardRow) => number)[] = [
    ({ average }) => -(average?.estimate.value ?? -Infinity),
    middle,
    ({ cells: [first] }) =>
      first?.estimate ? sign * first.estimate.value : Infinity,
  ];
  return (one, other) => {
    const order = orders.find((of) => of(one) !== of(other));
    return order === undefined ? 0 : order(one) - order(other);
  };
}

/** Of a model without a place, behind all others. */
function middle({ cells }: BoardRow): number {
  const places = cells.flatMap((cell) => cell?.rank ?? []);
  return places.length === 0
    ? Infinity
    : places.reduce((sum, { best, worst }) => sum + best + worst, 0) /
      places.length;
}

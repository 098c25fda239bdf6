import { isShare, type RankInterval, ranks } from "../../analyses/mod.ts";
import type { Estimate, KeptColumn } from "../../core/mod.ts";
import { weightedSum } from "../../stats/mod.ts";
import { apartText } from "./apart_text.ts";
import type { BoardCell, BoardColumn, BoardGroup, BoardRow } from "./board.ts";
import { boardColumns } from "./board_columns.ts";
import type { ComparableGroup } from "./comparable_groups.ts";
import type { ShownModel } from "./shown_models.ts";

/** Options of {@linkcode rankedGroup}. */
export interface RankedGroupOptions {
  /** Confidence level of intervals and places. */
  readonly level: number;
}

/**
 * Ranks the models of a group in each column, and on average.
 *
 * @param group The models.
 * @param options The level.
 * @returns The group as a table.
 */
export function rankedGroup(
  { number, models, first }: ComparableGroup,
  { level }: RankedGroupOptions,
): BoardGroup {
  const columns = boardColumns(models);
  const places = columns.map((column) => placesIn([column], models, level));
  const averaged = averagedColumns(columns);
  const averagePlaces = placesIn(averaged, models, level);
  const rows = models.map((model): BoardRow => ({
    model,
    cells: columns.map((column, index) =>
      cellOf(model, column, places[index]?.get(model) ?? null)
    ),
    average: averageOf(model, averaged, {
      level,
      rank: averagePlaces.get(model) ?? null,
    }),
  }));
  return {
    number,
    columns,
    rows: rows.toSorted(byPlace),
    apart: number === 1 ? null : apartText(models[0] as ShownModel, first),
  };
}

/** The scores of a model in a column; `undefined` where it has none. */
function scoresIn(
  { columns }: ShownModel,
  { key }: BoardColumn,
): KeptColumn | undefined {
  return columns.find((column) => column.key === key);
}

/** The places of all models that have scores in all of the columns. */
function placesIn(
  columns: readonly BoardColumn[],
  models: readonly ShownModel[],
  level: number,
): Map<ShownModel, RankInterval> {
  if (columns.length === 0) return new Map();
  const ranked = models.flatMap((model) => {
    const scores = columns.map((column) => scoresIn(model, column)?.values);
    const complete = scores.every((values) =>
      values?.some((value) => value !== null)
    );
    return complete ? [{ model, scores: scores.map((one) => one ?? []) }] : [];
  });
  const tasks = columns.map(({ binary, better, sampleGroups: groups }) => ({
    ...{ binary, better, groups },
  }));
  const found = ranks(ranked.map(({ scores }) => scores), { tasks, level });
  return new Map(
    ranked.map(({ model }, index) => [model, found[index] as RankInterval]),
  );
}

function cellOf(
  model: ShownModel,
  column: BoardColumn,
  rank: RankInterval | null,
): BoardCell | null {
  const kept = scoresIn(model, column);
  if (kept === undefined) return null;
  const row = model.run.summary.find((row) =>
    row.model === kept.model && row.task === kept.task &&
    row.treatment === kept.treatment && row.evaluator === kept.evaluator
  );
  const estimate = row?.estimate ?? null;
  return {
    estimate,
    rank: estimate === null ? null : rank,
    unscored: row?.unscored ?? 0,
    failed: row?.failed ?? 0,
  };
}

/** Tasks as they are, where there are several and all their numbers are shares. */
function averagedColumns(columns: readonly BoardColumn[]): BoardColumn[] {
  const plain = columns.filter(({ treatment }) => treatment === "none");
  return plain.length > 1 && plain.every(({ metric }) => isShare(metric))
    ? plain
    : [];
}

/** Every task counts the same; a share that is better lower counts as its opposite. */
function averageOf(
  model: ShownModel,
  columns: readonly BoardColumn[],
  { level, rank }: {
    readonly level: number;
    readonly rank: RankInterval | null;
  },
): BoardRow["average"] {
  const estimates = columns.flatMap((column) => {
    const estimate = cellOf(model, column, null)?.estimate ?? null;
    if (estimate === null) return [];
    return [column.better === "higher" ? estimate : opposite(estimate)];
  });
  if (columns.length === 0 || estimates.length < columns.length) return null;
  const weight = 1 / estimates.length;
  return {
    estimate: {
      ...weightedSum(estimates.map((each) => ({ ...each, weight }))),
      level,
      n: estimates.reduce((sum, { n }) => sum + n, 0),
    },
    rank,
  };
}

function opposite({ value, low, high, ...rest }: Estimate): Estimate {
  return { ...rest, value: 1 - value, low: 1 - high, high: 1 - low };
}

/** The best on average first; those without an average by the middle of their places. */
function byPlace(one: BoardRow, other: BoardRow): number {
  const [first, second] = [one, other].map(({ average }) =>
    average?.estimate.value ?? -Infinity
  ) as [number, number];
  return first === second ? middle(one) - middle(other) : second - first;
}

function middle({ cells }: BoardRow): number {
  const places = cells.flatMap((cell) => cell?.rank ?? []);
  return places.reduce((sum, { best, worst }) => sum + best + worst, 0) /
    (places.length || 1);
}

import {
  combined,
  isShare,
  meanOf,
  type RankInterval,
} from "../../analyses/mod.ts";
import type { Estimate } from "../../core/mod.ts";
import type { BoardAverage, BoardCell, BoardColumn } from "./board.ts";

/**
 * Chooses what averages are over: tasks as they are whose numbers are shares
 * and which more than half of the models were asked, where these are several.
 * One model that was asked something else so takes no average from the others.
 *
 * @param columns The columns of a group.
 * @param rows The cells of each model, in the order of the columns.
 * @returns Some of the columns.
 */
export function averagedColumns(
  columns: readonly BoardColumn[],
  rows: readonly (readonly (BoardCell | null)[])[],
): BoardColumn[] {
  const chosen = columns.filter(({ treatment, metric }, index) =>
    treatment === "none" && isShare(metric) &&
    2 * rows.filter((cells) => cells[index]?.estimate).length > rows.length
  );
  return chosen.length > 1 ? chosen : [];
}

/** A number that counts in an average. */
interface Averaged {
  readonly column: BoardColumn;
  readonly cell: BoardCell | null;
}

/**
 * Averages what a model reached: every task counts the same, and a share that
 * is better lower counts as its opposite. Tasks are taken as independent of each
 * other, but for those that ask about the same samples: how much these go
 * together is not known, so they are taken to err as one.
 *
 * @param parts The number of each task.
 * @param options The level of the intervals, and the places of the average.
 * @returns The average; `null` where a number is missing or there are none.
 */
export function averageOf(
  parts: readonly Averaged[],
  { level, rank }: {
    readonly level: number;
    readonly rank: RankInterval | null;
  },
): BoardAverage | null {
  const numbers = parts.flatMap(({ column: { better, source }, cell }) => {
    const estimate = cell?.estimate ?? null;
    if (estimate === null) return [];
    const upward = better === "higher" ? estimate : opposite(estimate);
    return [{ source, estimate: upward }];
  });
  if (parts.length === 0 || numbers.length < parts.length) return null;
  const { value, low, high, n } = combined(
    numbers.map(({ source, estimate }) => ({
      ...estimate,
      ...{ label: source, note: null },
    })),
    meanOf,
  );
  return value === null || low === null || high === null
    ? null
    : { estimate: { value, low, high, level, n: n ?? 0 }, rank };
}

function opposite({ value, low, high, ...rest }: Estimate): Estimate {
  return { ...rest, value: 1 - value, low: 1 - high, high: 1 - low };
}

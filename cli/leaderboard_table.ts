import { type BoardCell, rankText } from "../reports/leaderboard/mod.ts";
import { countText, numberStyle } from "../reports/mod.ts";
import { textTable } from "./text_table.ts";

/** Most models of a table; the others are in the files. */
const MOST_MODELS = 20;

/** Place of the interval among the cells of a line. */
const INTERVAL = 2;

/** Below this width a table does without intervals. */
const ROOM = 48;

/** A number of a model. */
export interface LeaderboardLine extends Pick<BoardCell, "estimate" | "rank"> {
  /** The model, as the leaderboard calls it. */
  readonly label: string;
  /** How its scores were summed up. */
  readonly metric: string;
}

/**
 * Lays numbers of models out as a table for a terminal. A narrow one does
 * without intervals; of many models the first are shown.
 *
 * @param head What the numbers are.
 * @param lines The numbers, the best first.
 * @param columns Most columns of a line.
 * @returns The lines, the header first.
 */
export function leaderboardTable(
  head: string,
  lines: readonly LeaderboardLine[],
  columns: number,
): string[] {
  const records = [
    ["model", head, "interval", "place"],
    ...lines.slice(0, MOST_MODELS).map(recordOf),
  ].map((cells) =>
    cells.filter((_, place) => columns >= ROOM || place !== INTERVAL)
  );
  const left = lines.length - MOST_MODELS;
  return [
    ...textTable(records, columns),
    ...left > 0 ? [`${countText(left)} more in leaderboard.csv`] : [],
  ];
}

function recordOf(
  { label, metric, estimate, rank }: LeaderboardLine,
): string[] {
  const style = numberStyle(metric);
  return estimate === null ? [label, "–", "–", "–"] : [
    label,
    style.value(estimate.value),
    style.interval(estimate),
    rankText(rank),
  ];
}

import type { RankInterval } from "../../analyses/mod.ts";
import type { Estimate, KeptColumn, KeptResults } from "../../core/mod.ts";
import type { HistoryPoint } from "./history.ts";
import type { ShownModel } from "./shown_models.ts";

/** Something that models were asked, in a way that makes their scores comparable. */
export interface BoardColumn extends
  Pick<
    KeptColumn,
    "task" | "treatment" | "evaluator" | "metric" | "binary" | "better" | "key"
  > {
  /** What the task asks. */
  readonly description: string;
  /** The samples, in the order that they are ranked in. */
  readonly ids: readonly string[];
  /** The group that each sample belongs to; `null` where each is its own. */
  readonly sampleGroups: readonly (string | null)[] | null;
  /** Equal where tasks ask about the same samples, so that their errors go together. */
  readonly source: string;
}

/** What one model reached in one column. */
export interface BoardCell {
  /** The run that it is of. */
  readonly run: KeptResults;
  /** The number with its interval; `null` where no sample could be scored, or too few to have an interval. */
  readonly estimate: Estimate | null;
  /** The places that it may have; `null` where there is no number, or nobody to compare with. */
  readonly rank: RankInterval | null;
  /** Answers that no verdict could be reached on. */
  readonly unscored: number;
  /** Requests without an answer. */
  readonly failed: number;
}

/** What one model reached on average. */
export interface BoardAverage extends Pick<BoardCell, "rank"> {
  /** The average with its interval. */
  readonly estimate: Estimate;
}

/** One model of a group. */
export interface BoardRow {
  /** The model. */
  readonly model: ShownModel;
  /** One a column of the group; `null` where it was not asked. */
  readonly cells: readonly (BoardCell | null)[];
  /** The average; `null` where a number is missing, or there is nothing to average. */
  readonly average: BoardAverage | null;
}

/** Models whose scores may be compared, wherever they come from. */
export interface BoardGroup {
  /** Its number, from 1 on. */
  readonly number: number;
  /** What the models were asked, tasks as they are and under treatments. */
  readonly columns: readonly BoardColumn[];
  /** Those of the columns that averages are over; none where there is no average. */
  readonly averaged: readonly BoardColumn[];
  /** The models, the best on average first. */
  readonly rows: readonly BoardRow[];
  /** Why it is not compared with the first group; `null` of the first. */
  readonly apart: string | null;
}

/** A leaderboard of many runs. */
export interface Board {
  /** Confidence level of all intervals, in (0, 1). */
  readonly level: number;
  /** The runs, the newest first. */
  readonly runs: readonly KeptResults[];
  /** What may be compared, the largest group first. */
  readonly groups: readonly BoardGroup[];
  /** Every number of every run on tasks as they are, the oldest first. */
  readonly history: readonly HistoryPoint[];
}

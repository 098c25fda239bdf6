import type { Cell, Estimate } from "../core/mod.ts";
import type { CsvValue } from "./csv_line.ts";

/**
 * A column of a CSV file.
 *
 * @typeParam Row What a line of the file is about.
 */
export interface Column<Row> {
  /** As it stands in the first line. */
  readonly name: string;
  /** Whether its cells are numbers, which may be missing. */
  readonly type: "text" | "number";
  /** What its cells mean, in a sentence. */
  readonly meaning: string;
  /** Reads the cell's value. */
  value(row: Row): CsvValue;
}

/** A column of texts. */
export function text<Row>(
  name: string,
  meaning: string,
  value: (row: Row) => string | null,
): Column<Row> {
  return { name, type: "text", meaning, value };
}

/** A column of numbers. */
export function number<Row>(
  name: string,
  meaning: string,
  value: (row: Row) => number | null,
): Column<Row> {
  return { name, type: "number", meaning, value };
}

/** What a line is about. */
export const CELL: readonly Column<Omit<Cell, "metric">>[] = [
  text("model", "Name of the model in the suite.", (row) => row.model),
  text("task", "Name of the task.", (row) => row.task),
  text(
    "treatment",
    "How the task was posed; `none` where it was posed as it is.",
    (row) => row.treatment,
  ),
  text("evaluator", "Who judged the answers.", (row) => row.evaluator),
];
/** How scores were summed up. */
export const METRIC: Column<Cell> = text(
  "metric",
  "How the scores were summed up.",
  (row) => row.metric,
);

/** The columns of an interval. */
export function interval<Row>(
  estimate: (row: Row) => Estimate | null,
): readonly Column<Row>[] {
  return [
    number(
      "low",
      "Lower end of the interval.",
      (row) => estimate(row)?.low ?? null,
    ),
    number(
      "high",
      "Upper end of the interval.",
      (row) => estimate(row)?.high ?? null,
    ),
    number(
      "level",
      "Confidence level of the interval, between 0 and 1.",
      (row) => estimate(row)?.level ?? null,
    ),
  ];
}

import type { Cell, KeptResults } from "../core/mod.ts";
import { cellOf, type Scored } from "../engine/mod.ts";
import { groupsOf } from "./groups_of.ts";

/** Scores that may be gated, from a store or from the results of a run. */
export interface GateColumn extends Cell {
  /** One a sample; `null` where there is none. */
  readonly values: readonly (number | null)[];
  /** Whether each score is 0 or 1. */
  readonly binary: boolean;
  /** Which way is up. */
  readonly better: "higher" | "lower";
  /** The group of each sample; absent where each is its own. */
  readonly groups?: readonly (string | null)[];
  /** Requests that it is about. */
  readonly requests: number;
  /** Those of them without a score. */
  readonly open: number;
  /** Whether the task's first evaluator judged. */
  readonly isHeadline: boolean;
}

/**
 * Takes what is gated out of scored answers.
 *
 * @param scored A column of scores.
 * @returns The column.
 */
export function gateColumnOf(scored: Scored): GateColumn {
  const { values, posed, evaluator, failed, unscored } = scored;
  return {
    ...{ ...cellOf(scored), values, requests: values.length },
    ...{ binary: evaluator.metric.binary, better: evaluator.better },
    ...groupsOf(posed.samples),
    open: failed + unscored,
    isHeadline: evaluator === posed.task.evaluators[0],
  };
}

/**
 * Takes what is gated out of the results of a run. Samples that a treatment does
 * not fit have no score there, and no request either.
 *
 * @param run What was kept of it.
 * @returns The columns.
 * @throws {RangeError} If scores and counts of a column do not go together.
 */
export function gateColumnsOf(
  { columns, summary, samples, tasks }: KeptResults,
): GateColumn[] {
  const rows = new Map(summary.map((row) => [placeOf(row), row]));
  const groups = new Map(samples.map((list) => [list.task, list.groups]));
  const first = new Map(
    tasks.map(({ name, evaluators }) => [name, evaluators[0]?.name]),
  );
  return columns.map(({ key: _, measures: __, ...column }) => {
    const { estimate = null, failed = 0, unscored = 0 } =
      rows.get(placeOf(column)) ?? {};
    const scored = column.values.filter((value) => value !== null).length;
    if (scored !== (estimate?.n ?? 0)) {
      throw new RangeError(
        `Cannot gate the task "${column.task}" as its number must be of all scores: of "${column.model}" it is of ${
          estimate?.n ?? 0
        }, and ${scored} are there. Write the results again with the command "report"`,
      );
    }
    const open = failed + unscored;
    const grouped = groups.get(column.task) ?? null;
    return {
      ...{ ...column, open, requests: scored + open },
      ...grouped === null ? {} : { groups: grouped },
      isHeadline: first.get(column.task) === column.evaluator,
    };
  });
}

function placeOf({ model, task, treatment, evaluator }: Cell): string {
  return JSON.stringify([model, task, treatment, evaluator]);
}

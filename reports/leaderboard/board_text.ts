import type { RankInterval } from "../../analyses/mod.ts";
import type { KeptResults } from "../../core/mod.ts";
import { countText } from "../number_text.ts";
import type { Board, BoardGroup } from "./board.ts";
import { tableColumns } from "./board_columns.ts";

/**
 * Writes the places that a model may have.
 *
 * @param rank The places, `null` where there are none.
 * @returns One place, a stretch of places such as `1–3`, or a dash.
 *
 * @example Usage
 * ```ts
 * import { rankText } from "@aftertune/aftertune/reports/leaderboard/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(rankText({ best: 1, worst: 3 }), "1–3");
 * assertEquals(rankText({ best: 2, worst: 2 }), "2");
 * ```
 */
export function rankText(rank: RankInterval | null): string {
  if (rank === null) return "–";
  const { best, worst } = rank;
  return best === worst ? String(best) : `${best}–${worst}`;
}

/**
 * Writes when a run started.
 *
 * @param started The time, `null` where it is not known.
 * @returns Day and minute, such as `2026-01-31 12:00`.
 */
export function startText(started: KeptResults["started"]): string {
  return started === null
    ? "unknown time"
    : started.slice(0, 16).replace("T", " ");
}

/**
 * Writes a number of things.
 *
 * @param count How many.
 * @param noun What they are, in the singular.
 * @returns Both, such as `3 models`.
 */
export function countOf(count: number, noun: string): string {
  return `${countText(count)} ${noun}${count === 1 ? "" : "s"}`;
}

/**
 * Writes how many models a leaderboard has, of how many runs.
 *
 * @param board The leaderboard.
 * @returns Both numbers, such as `3 models of 2 runs, 2026-01-31`.
 *
 * @example Usage
 * ```ts
 * import { sizeText } from "@aftertune/aftertune/reports/leaderboard/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const empty = { level: 0.95, runs: [], groups: [], history: [] };
 * assertEquals(sizeText(empty), "0 models of 0 runs");
 * ```
 */
export function sizeText({ groups, runs }: Board): string {
  const models = new Set(
    groups.flatMap(({ rows }) => rows.map(({ model }) => model)),
  );
  const stretch = stretchText(runs);
  return `${countOf(models.size, "model")} of ${countOf(runs.length, "run")}${
    stretch === null ? "" : `, ${stretch}`
  }`;
}

/** From when to when runs started, the newest first; `null` where no time is known. */
function stretchText(runs: readonly KeptResults[]): string | null {
  const days = runs.flatMap(({ started }) => started?.slice(0, 10) ?? []);
  const [last] = days;
  const first = days.at(-1);
  if (first === undefined || last === undefined) return null;
  return first === last ? first : `${first} to ${last}`;
}

/**
 * Says what the average of a group is over.
 *
 * @param group The columns of a group that has one.
 * @returns Sentences.
 *
 * @example Usage
 * ```ts
 * import { averageText } from "@aftertune/aftertune/reports/leaderboard/mod.ts";
 * import { assertStringIncludes } from "@std/assert";
 *
 * assertStringIncludes(
 *   averageText({ columns: [], averaged: [] }),
 *   "every task counts the same",
 * );
 * ```
 */
export function averageText(
  { columns, averaged }: Pick<BoardGroup, "columns" | "averaged">,
): string {
  const others = tableColumns(columns).filter(({ column }) =>
    !averaged.includes(column)
  );
  const over = others.length === 0
    ? "all tasks of the table"
    : averaged.map(({ task }) => task).join(", ");
  const lower = averaged.some(({ better }) => better === "lower")
    ? " A share that is better lower counts as its opposite."
    : "";
  const together = [...Map.groupBy(averaged, ({ source }) => source).values()]
    .filter(({ length }) => length > 1)
    .map((tasks) =>
      ` As ${
        tasks.map(({ task }) => task).join(" and ")
      } ask about the same samples, they are taken to err together.`
    );
  return `The average is over ${over}; every task counts the same, and it speaks of these alone.${lower}${
    together.join("")
  } A model without a number on one of them has none.`;
}

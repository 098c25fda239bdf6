import type { RankInterval } from "../../analyses/mod.ts";
import type { KeptResults } from "../../core/mod.ts";

/**
 * Writes the places that a model may have.
 *
 * @param rank The places, `null` where there are none.
 * @returns One place, a stretch of places such as `1–3`, or a dash.
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
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/**
 * Writes from when to when runs started.
 *
 * @param runs The runs, the newest first.
 * @returns One day or two; `null` where none is known.
 */
export function stretchText(runs: readonly KeptResults[]): string | null {
  const days = runs.flatMap(({ started }) => started?.slice(0, 10) ?? []);
  const [last] = days;
  const first = days.at(-1);
  if (first === undefined || last === undefined) return null;
  return first === last ? first : `${first} to ${last}`;
}

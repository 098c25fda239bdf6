import type { ApartScores } from "../analyses/mod.ts";
import type { PairedRow, Results } from "../core/mod.ts";
import { posedName } from "./headline.ts";
import { terminal } from "./terminal.ts";
import { cutText } from "./visible_text.ts";
import { wrapColumns } from "./wrap_columns.ts";

/** A sample whose score differs between two models. */
export interface ComparedFlip {
  /** The comparison that it belongs to. */
  readonly row: PairedRow;
  /** Id of the sample. */
  readonly sample: string;
  /** Whether the score rose or fell. */
  readonly change: "gained" | "lost";
  /** What would have been right; `null` where it is not kept. */
  readonly target: string | null;
  /** The reference's answer; `null` where it is not kept. */
  readonly before: string | null;
  /** The model's answer; `null` where it is not kept. */
  readonly after: string | null;
}

/** What two models say of each other, as a terminal shows it. */
export interface Compared
  extends Pick<Results, "reference" | "tasks" | "paired" | "failures"> {
  /** Which models they are: a line each. */
  readonly sides: readonly string[];
  /** The flips that show the clearest changes at work. */
  readonly flips: readonly ComparedFlip[];
  /** What could not be compared. */
  readonly apart: readonly ApartScores[];
}

/** Options of {@linkcode comparedText}. */
export interface ComparedTextOptions {
  /** Most columns of a line. */
  readonly columns: number;
}

/** Most UTF-16 code units of an answer. */
const LONGEST = 300;

/** So many tasks are named of those that could not be compared for one reason. */
const NAMED = 5;

/**
 * Writes what two models say of each other as plain text for a terminal: who
 * they are, the verdict, the table of differences, telling flips, and what could
 * not be compared.
 *
 * @param compared What to write of.
 * @param options How wide the terminal is.
 * @returns Lines of text, the last one not ended.
 *
 * @example Usage
 * ```ts
 * import { comparedText } from "@aftertune/aftertune/reports/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const text = comparedText({
 *   ...{ sides: ["A: base", "B: sft"], reference: "base", tasks: [] },
 *   ...{ paired: [], failures: [], flips: [], apart: [] },
 * }, { columns: 40 });
 * assertEquals(text, "A: base\nB: sft\n\nNothing was compared with base.");
 * ```
 */
export function comparedText(
  compared: Compared,
  { columns }: ComparedTextOptions,
): string {
  const wrapped = (text: string) => wrapColumns(text, columns);
  const { sides, flips } = compared;
  return [
    ...sides.flatMap(wrapped),
    "",
    terminal({ ...compared, findings: [] }, { columns }),
    ...flips.flatMap((flip) => ["", ...flipLines(flip, columns)]),
    ...apartTexts(compared).flatMap((text) => ["", ...wrapped(text)]),
  ].join("\n");
}

function flipLines(
  { row, sample, change, target, before, after }: ComparedFlip,
  columns: number,
): string[] {
  const shown = (text: string | null) =>
    text === null ? "(not kept)" : cutText(text.trim(), LONGEST) || "(nothing)";
  return [
    ...wrapColumns(`${change}: ${posedName(row)}, sample ${sample}`, columns),
    ...[
      ...target === null ? [] : [`expected: ${shown(target)}`],
      `${row.reference}: ${shown(before)}`,
      `${row.model}: ${shown(after)}`,
    ].flatMap((text) => wrapColumns(text, columns - 2))
      .map((line) => `  ${line}`),
  ];
}

/** Why some scores were not compared: a sentence a reason. */
function apartTexts({ apart, paired }: Compared): string[] {
  const compared = new Set(paired.map(posedName));
  const nameOf = (scores: ApartScores) =>
    compared.has(posedName(scores))
      ? `${posedName(scores)} by "${scores.evaluator}"`
      : posedName(scores);
  const reasons = Map.groupBy(apart, ({ reason }) => reason);
  return Array.from(reasons, ([reason, scores]) => {
    const names = [...new Set(scores.map(nameOf))];
    const more = names.length - NAMED;
    return `Not comparable (${reason}): ${names.slice(0, NAMED).join(", ")}${
      more > 0 ? `, and ${more} more` : ""
    }.`;
  });
}

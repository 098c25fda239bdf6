import type { GateOutcome, GateRow } from "../../core/mod.ts";
import { escapeMarkdown } from "../escape_markdown.ts";
import { gateNumbers } from "../gate_text.ts";
import { posedName } from "../headline.ts";

/** What needs looking at first. */
const ORDER: readonly GateOutcome[] = ["fail", "inconclusive", "pass"];

/**
 * Writes what gates decided as Markdown, for the summary of a job: a table,
 * failures first.
 *
 * @param rows The decisions.
 * @param suite Name of the suite.
 * @returns The text.
 *
 * @example Usage
 * ```ts
 * import { gateMarkdown } from "@aftertune/aftertune/reports/mod.ts";
 * import { assertStringIncludes } from "@std/assert";
 *
 * assertStringIncludes(gateMarkdown([], "mine"), "## mine: gates");
 * ```
 */
export function gateMarkdown(rows: readonly GateRow[], suite: string): string {
  const worstFirst = rows.toSorted((one, other) =>
    ORDER.indexOf(one.outcome) - ORDER.indexOf(other.outcome)
  );
  return [
    `## ${escapeMarkdown(suite)}: gates`,
    "",
    "| | Model | Task | Judged by | Difference to the reference |",
    "| --- | --- | --- | --- | --- |",
    ...worstFirst.map((row) => {
      const cells = [
        row.model,
        posedName(row),
        row.evaluator,
        gateNumbers(row),
      ];
      return `| **${row.outcome}** | ${
        cells.map(escapeMarkdown).join(" | ")
      } |`;
    }),
    "",
  ].join("\n");
}

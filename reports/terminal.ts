import { otherChanges, verdict, verdictTexts } from "../analyses/mod.ts";
import type { PairedRow, Results } from "../core/mod.ts";
import { alarmsText } from "./alarms_text.ts";
import { failuresText } from "./failures_text.ts";
import { fitColumns } from "./fit_columns.ts";
import { headlineOf, posedName } from "./headline.ts";
import { alphaText } from "./number_text.ts";
import { LOWER, type TableLine, terminalTable } from "./terminal_table.ts";
import { verdictSentence } from "./verdict_sentence.ts";
import { visibleLine } from "./visible_text.ts";
import { wrapColumns } from "./wrap_columns.ts";

/** Options of {@linkcode terminal}. */
export interface TerminalOptions {
  /** Most columns of a line; the table leaves out columns where they are few. */
  readonly columns?: number;
}

/** What of results a terminal shows. */
export type TerminalResults = Pick<
  Results,
  "reference" | "tasks" | "paired" | "findings" | "failures"
>;

/**
 * Writes the verdict and the paired differences as plain text for a terminal.
 * Nothing in it moves the cursor: control characters are pictures.
 *
 * @param results What to write of.
 * @param options How wide the terminal is; 80 columns by default.
 * @returns Lines of text, the last one not ended.
 *
 * @example Usage
 * ```ts
 * import { terminal } from "@aftertune/aftertune/reports/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const text = terminal({
 *   ...{ reference: "base", tasks: [], paired: [], findings: [], failures: [] },
 * });
 * assertEquals(text, "Nothing was compared with base.");
 * ```
 */
export function terminal(
  results: TerminalResults,
  { columns = 80 }: TerminalOptions = {},
): string {
  const table = headlineOf(results.paired, results.tasks)
    .flatMap((row) => tableLines(row, results));
  const models = [...Map.groupBy(table, ({ row }) => row.model)];
  const lines = [
    ...models.length > 1
      ? [...wrapColumns(verdictSentence(results), columns), ""]
      : [],
    ...verdictTexts(verdict(results)).flatMap((text, index) => [
      ...index > 0 ? [""] : [],
      ...wrapColumns([text.finding, ...text.details].join(" "), columns),
    ]),
    ...noticeLines(results, columns),
    ...models.flatMap(([model, table]) => [
      "",
      visibleLine(model),
      ...terminalTable(table, columns),
    ]),
    ...legend(table.map(({ row }) => row), columns),
  ];
  return lines.map((line) => fitColumns(line, columns)).join("\n");
}

/** A comparison; where it is unclear, with the clearest change beside it. */
function tableLines(
  row: PairedRow,
  { paired }: TerminalResults,
): TableLine[] {
  const other = otherChanges(row, paired).slice(0, 1);
  return [
    { name: posedName(row), row },
    ...other.map((row) => ({ name: ` but "${row.evaluator}"`, row })),
  ];
}

/** What must be known beside the verdict: alarms, and requests that failed. */
function noticeLines(results: TerminalResults, columns: number): string[] {
  const notices = [
    alarmsText(results) ?? [],
    ...results.failures.map(failuresText),
  ].flat();
  return notices.length === 0
    ? []
    : ["", ...notices.flatMap((text) => wrapColumns(text, columns))];
}

function legend(rows: readonly PairedRow[], columns: number): string[] {
  const [estimate] = rows.flatMap(({ difference }) => difference ?? []);
  if (estimate === undefined) return [];
  const text = `+ clearly better, - clearly worse: p below ${
    alphaText(estimate.level)
  }, corrected for all comparisons`;
  const lower = rows.some(({ better }) => better === "lower");
  return [
    "",
    ...lower ? [`${LOWER} lower is better`] : [],
    ...wrapColumns(text, columns),
  ];
}

import { outcomeOf, verdict, verdictText } from "../analyses/mod.ts";
import type { PairedRow, Results } from "../core/mod.ts";
import { failuresText } from "./failures_text.ts";
import { headlineOf, posedName } from "./headline.ts";
import {
  alphaText,
  countText,
  numberStyle,
  pValueText,
} from "./number_text.ts";
import { textColumns } from "./text_columns.ts";
import { visibleLine } from "./visible_text.ts";

/** Options of {@linkcode terminal}. */
export interface TerminalOptions {
  /** Most columns of a line, at least 60. */
  readonly columns?: number;
}

/**
 * Writes the verdict and the paired differences as plain text for a terminal.
 * Nothing in it moves the cursor: control characters are pictures.
 *
 * @param results What to write of.
 * @param options How wide the terminal is; 80 columns by default.
 * @returns Lines of text, each ended.
 *
 * @example Usage
 * ```ts
 * import { terminal } from "@aftertune/aftertune/reports/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const text = terminal({
 *   ...{ suite: "empty", reference: "base", models: [], tasks: [] },
 *   ...{ treatments: [], summary: [], paired: [], flips: [], failures: [] },
 *   settings: {},
 * });
 * assertEquals(text, "Nothing was compared with base.\n");
 * ```
 */
export function terminal(
  results: Results,
  { columns = 80 }: TerminalOptions = {},
): string {
  const rows = headlineOf(results.paired, results.tasks);
  const models = [...Map.groupBy(rows, ({ model }) => model)];
  const lines = [
    ...wrapped(verdictText(verdict(results)), columns),
    ...failureLines(results, columns),
    ...models.flatMap(([model, rows]) => table(model, { rows, columns })),
    ...legend(rows, columns),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

function failureLines({ failures }: Results, columns: number): string[] {
  const lines = failures.flatMap((one) => wrapped(failuresText(one), columns));
  return lines.length === 0 ? [] : ["", ...lines];
}

function legend(rows: readonly PairedRow[], columns: number): string[] {
  const [estimate] = rows.flatMap(({ difference }) => difference ?? []);
  if (estimate === undefined) return [];
  const text = `+ clearly better, - clearly worse: p below ${
    alphaText(estimate.level)
  }, corrected for all comparisons`;
  return ["", ...wrapped(text, columns)];
}

/** Width of all columns but the first, and of the spaces between them. */
const NUMBERS = 45;

function table(
  model: string,
  { rows, columns }: {
    readonly rows: readonly PairedRow[];
    readonly columns: number;
  },
): string[] {
  const names = rows.map((row) => visibleLine(posedName(row)));
  const widest = Math.max(4, ...names.map(textColumns));
  const width = Math.max(4, Math.min(widest, columns - NUMBERS));
  return [
    "",
    fitted(visibleLine(model), columns),
    record("task", ["difference", "interval", "n", "p"], { width, mark: " " }),
    ...rows.map((row, index) =>
      record(names[index] ?? "", numbers(row), {
        width,
        mark: MARKS[outcomeOf(row)],
      })
    ),
  ];
}

const MARKS = { better: "+", worse: "-", unclear: " ", missing: " " } as const;

function numbers({ difference, metric, pAdjusted }: PairedRow): string[] {
  if (difference === null) return ["not made", "", "0", ""];
  const style = numberStyle(metric);
  return [
    style.difference(difference.value),
    style.differenceInterval(difference),
    countText(difference.n),
    pValueText(pAdjusted),
  ];
}

function record(
  name: string,
  numbers: readonly string[],
  { width, mark }: { readonly width: number; readonly mark: string },
): string {
  const shown = fitted(name, width);
  const padding = " ".repeat(width - textColumns(shown));
  const cells = numbers.map((cell, index) => cell.padStart(WIDTHS[index] ?? 0));
  return `${mark} ${shown}${padding}${cells.join("")}`;
}

const WIDTHS = [11, 17, 7, 8];

/** Cuts a text at a number of columns, with an ellipsis. */
function fitted(text: string, width: number): string {
  if (textColumns(text) <= width) return text;
  let kept = "";
  for (const character of text) {
    if (textColumns(kept + character) >= width) break;
    kept += character;
  }
  return `${kept}…`;
}

function wrapped(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of visibleLine(text).split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && textColumns(longer) > columns) {
      lines.push(line);
      line = fitted(word, columns);
    } else line = fitted(longer, columns);
  }
  return [...lines, line];
}

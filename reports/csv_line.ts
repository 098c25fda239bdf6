import { cutText, visibleText } from "./visible_text.ts";

/** What a cell of a CSV file holds; `null` is a missing value. */
export type CsvValue = string | number | null;

/**
 * Writes one record of a CSV file as RFC 4180 has it, line end included.
 *
 * Numbers are written as the shortest decimal that reads back as the same
 * number, a missing value as an empty cell, an empty text as `""`. Text is cut
 * at 32,000 UTF-16 code units, which is what spreadsheets hold, and a text that
 * a spreadsheet would take for a formula gets a leading apostrophe, as OWASP
 * advises (https://owasp.org/www-community/attacks/CSV_Injection), unless it is
 * a plain number. The apostrophe is added to texts that have one already, so
 * that taking one away where a formula follows always gives the text back.
 *
 * @param values The cells from left to right.
 * @returns The record.
 * @throws {RangeError} If a number is not finite.
 *
 * @example Usage
 * ```ts
 * import { csvLine } from "@aftertune/aftertune/reports/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(csvLine(["a,b", 0.5, null, "=1+1"]), '"a,b",0.5,,\'=1+1\r\n');
 * ```
 */
export function csvLine(values: readonly CsvValue[]): string {
  return `${values.map(cell).join(",")}\r\n`;
}

const CELL_LIMIT = 32_000;
const FORMULA_REGEXP = /^'*[=+\-@\t\n＝＋－＠]/;
const NUMBER_REGEXP = /^[+-]?\d+(?:\.\d+)?$/;
const QUOTED_REGEXP = /[",\n]|^$|^\s|\s$/;

function cell(value: CsvValue): string {
  if (value === null) return "";
  if (typeof value === "number") return number(value);
  const text = visibleText(cutText(value, CELL_LIMIT));
  const formula = FORMULA_REGEXP.test(text) && !NUMBER_REGEXP.test(text);
  const safe = formula ? `'${text}` : text;
  return QUOTED_REGEXP.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function number(value: number): string {
  if (!Number.isFinite(value)) {
    throw new RangeError(
      `Cannot write a CSV cell as numbers must be finite: ${value}. Use null for a missing number`,
    );
  }
  return String(value === 0 ? 0 : value);
}

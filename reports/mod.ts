/**
 * Results to files: CSV, Vega-Lite charts, a page, Markdown; and text for a
 * terminal. Pure: no report reads a store, a clock or the network.
 *
 * @module
 */

import type { Report } from "../core/mod.ts";
import { chartsWith } from "./charts.ts";
import { csv } from "./csv.ts";
import { drawnOnce } from "./drawing/drawn_once.ts";
import { type Drawing, drawing } from "./drawing/drawing.ts";
import { markdown } from "./markdown.ts";
import { pageWith } from "./page.ts";
import { resultsFile } from "./results_file.ts";

export { type Chart, chartsOf } from "./charts.ts";
export {
  type Compared,
  type ComparedFlip,
  comparedText,
  type ComparedTextOptions,
} from "./compared_text.ts";
export { csv } from "./csv.ts";
export type { Column } from "./csv_column.ts";
export {
  FIGURE_COLUMNS,
  type FigureRow,
  FLIP_COLUMNS,
  MATRIX_COLUMNS,
  PAIRED_COLUMNS,
  SUMMARY_COLUMNS,
} from "./csv_columns.ts";
export { csvLine, type CsvValue } from "./csv_line.ts";
export type { Drawing } from "./drawing/drawing.ts";
export { failuresText } from "./failures_text.ts";
export { fitColumns } from "./fit_columns.ts";
export { gateJunit, type GateJunitOptions } from "./gate_junit.ts";
export { gateText, type GateTextOptions } from "./gate_text.ts";
export type { Annotation } from "./formats/annotations.ts";
export { gateMarkdown } from "./formats/gate_markdown.ts";
export {
  gateAnnotations,
  resultAnnotations,
} from "./formats/result_annotations.ts";
export { headlineOf, posedName } from "./headline.ts";
export { markdown, markdownText } from "./markdown.ts";
export { type MatrixRow, matrixRows } from "./matrix_rows.ts";
export { type NoisyRow, pairedRows } from "./paired_rows.ts";
export {
  alphaText,
  countText,
  levelText,
  type NumberStyle,
  numberStyle,
  pValueText,
} from "./number_text.ts";
export { keptOf, resultsFile, resultsText } from "./results_file.ts";
export {
  terminal,
  type TerminalOptions,
  type TerminalResults,
} from "./terminal.ts";
export { textColumns } from "./text_columns.ts";
export { cutText, visibleLine, visibleText } from "./visible_text.ts";
export { wrapColumns } from "./wrap_columns.ts";

/** Charts as Vega-Lite specs, SVG and PNG, drawn on the caller's thread. */
export const charts: Report = chartsWith(drawing);

/** One page with all results, its charts drawn on the caller's thread. */
export const page: Report = pageWith(drawing);

/** All reports, cheap ones first, drawn on the caller's thread. */
export const REPORTS: readonly Report[] = [
  csv,
  resultsFile,
  markdown,
  charts,
  page,
];

/**
 * Makes all reports with charts that are drawn elsewhere.
 *
 * @param drawing What draws the charts, such as threads with
 *   `drawingOver`.
 * @returns The reports of {@linkcode REPORTS}; those with charts come first, so
 *   that they are drawn while the others are made.
 *
 * @example Usage
 * ```ts
 * import { REPORTS, reportsWith } from "@aftertune/aftertune/reports/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const reports = reportsWith({
 *   svgOf: () => Promise.resolve("<svg/>"),
 *   paint: () => Promise.resolve(new Uint8Array()),
 * });
 * const names = reports.map(({ name }) => name);
 * assertEquals(names.sort(), REPORTS.map(({ name }) => name).sort());
 * ```
 */
export function reportsWith(drawing: Drawing): readonly Report[] {
  const once = drawnOnce(drawing);
  return [chartsWith(once), pageWith(once), csv, resultsFile, markdown];
}

/**
 * Results to files: CSV, Vega-Lite charts, a page, Markdown; and text for a
 * terminal. Pure: no report reads a store, a clock or the network.
 *
 * @module
 */

import type { Report } from "../core/mod.ts";
import { charts } from "./charts.ts";
import { csv } from "./csv.ts";
import { markdown } from "./markdown.ts";
import { page } from "./page.ts";

export { type Chart, charts, chartsOf } from "./charts.ts";
export { csv } from "./csv.ts";
export {
  type Column,
  FLIP_COLUMNS,
  PAIRED_COLUMNS,
  SUMMARY_COLUMNS,
} from "./csv_columns.ts";
export { csvLine, type CsvValue } from "./csv_line.ts";
export { headlineOf, posedName } from "./headline.ts";
export { markdown } from "./markdown.ts";
export {
  alphaText,
  countText,
  levelText,
  type NumberStyle,
  numberStyle,
  pValueText,
} from "./number_text.ts";
export { page } from "./page.ts";
export { terminal, type TerminalOptions } from "./terminal.ts";
export { textColumns } from "./text_columns.ts";
export { cutText, visibleLine, visibleText } from "./visible_text.ts";

/** All reports, cheap ones first. */
export const REPORTS: readonly Report[] = [csv, markdown, charts, page];

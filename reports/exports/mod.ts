/**
 * Results in the formats of other programs. Pure, as the reports are.
 *
 * @module
 */

export type {
  AnswersOf,
  Exported,
  ExportOptions,
  Format,
  HubDataset,
} from "./format.ts";
export { FORMATS } from "./formats.ts";

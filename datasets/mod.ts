/**
 * Rows from files that are pinned by their hash, and samples from rows.
 *
 * @module
 */

export * as field from "./field.ts";
export {
  type LoadedSamples,
  type LoadOptions,
  loadSamples,
} from "./load_samples.ts";
export { type NumberedRow, readRows } from "./read_rows.ts";

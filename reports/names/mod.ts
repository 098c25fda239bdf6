/**
 * What there is to write, by name. A door of its own, as the command line knows
 * the names before it loads what writes.
 *
 * @module
 */

export { FORMAT_DESCRIPTIONS } from "./format_descriptions.ts";
export { REPORT_NAMES } from "./report_names.ts";

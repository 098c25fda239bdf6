/**
 * How text reaches a terminal and GitHub's runner without giving either a
 * command. A door of its own, as the command line tells errors before it loads
 * what reports are made of.
 *
 * @module
 */

export { visibleText } from "../visible_text.ts";
export { type Annotation, annotationLines } from "./annotations.ts";
export { stepSummary, SUMMARY_LIMIT } from "./step_summary.ts";
export { withoutCommands } from "./without_commands.ts";
export { wrapColumns } from "../wrap_columns.ts";

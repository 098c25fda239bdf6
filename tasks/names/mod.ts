/**
 * Names of the tasks that come with aftertune. A door of its own, as a suite is
 * checked before the tasks and what judges their answers are loaded.
 *
 * @module
 */

export { TASK_NAMES } from "./task_names.ts";

/**
 * What other programs and other runs wrote, read with suspicion: the results
 * that aftertune itself keeps.
 *
 * @module
 */

export { readResultsFile } from "./results_file.ts";

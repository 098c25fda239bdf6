/**
 * Answers that something else gave, read from a file.
 *
 * @module
 */

export {
  openPredictions,
  type PredictionsOptions,
} from "./open_predictions.ts";
export type { Origin, StoredRow } from "./prediction.ts";

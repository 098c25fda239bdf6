/**
 * Suites: which models are asked which tasks, and who is compared with whom.
 *
 * @module
 */

export { readSuite, type SuiteFile, type SuitePath } from "./read.ts";
export { suiteJsonSchema } from "./schema.ts";
export { suggest } from "./suggest.ts";
export type {
  CheckpointSpec,
  EndpointSpec,
  Layout,
  ModelSpec,
  PredictionsSpec,
  Suite,
  TaskSpec,
} from "./suite.ts";

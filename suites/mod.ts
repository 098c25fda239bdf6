/**
 * Suites: which models are asked which tasks, and who is compared with whom.
 *
 * @module
 */

export type { ValuePath } from "./problem.ts";
export { readSuite, type SuiteFile } from "./read_suite.ts";
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

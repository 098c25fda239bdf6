/**
 * Suites: which models are asked which tasks, and who is compared with whom.
 *
 * @module
 */

export type { Budget, GateSpec } from "./budget.ts";
export type { ValuePath } from "./problem.ts";
export { DEFAULT_BUDGET, readBudget } from "./read_budget.ts";
export { readSuite, type SuiteFile } from "./read_suite.ts";
export type { YamlFile } from "./read_yaml.ts";
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

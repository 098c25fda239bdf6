/**
 * What answers requests: checkpoints on this machine, servers, stored answers.
 * All are `Runner`s, held to one contract by one conformance suite.
 *
 * @module
 */

export {
  type LanguageModel,
  type Limits,
  localRunner,
  type LocalRunnerOptions,
  type Read,
  type Reading,
  type Sequence,
  type Slice,
  type Truncation,
} from "./local/mod.ts";
export {
  type Device,
  openLocal,
  type OpenLocalOptions,
  openModel,
  type OpenModelOptions,
} from "./onnx/mod.ts";
export {
  type Clock,
  type Fetch,
  openServer,
  type ServerNeeds,
  type ServerOptions,
} from "./openai/mod.ts";
export {
  openPredictions,
  type Origin,
  type PredictionsOptions,
  type StoredRow,
} from "./predictions/mod.ts";

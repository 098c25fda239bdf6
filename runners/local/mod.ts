/**
 * Runs requests on a language model in this process: shared prefixes,
 * continuous batching, sampling and log-probabilities.
 *
 * @module
 */

export type { Truncation } from "./fit_prompt.ts";
export type {
  LanguageModel,
  Limits,
  Read,
  Reading,
  Sequence,
  Slice,
  StepCosts,
} from "./language_model.ts";
export {
  DEFAULT_MEMORY,
  localRunner,
  type LocalRunnerOptions,
} from "./local_runner.ts";
export { type PromptModel, promptTokens } from "./prompt_tokens.ts";

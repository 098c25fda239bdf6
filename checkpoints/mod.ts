/**
 * A model folder as Hugging Face lays it out: configuration, weights in
 * safetensors, tokenizer, chat template and LoRA adapters.
 *
 * @module
 */

export { type Adapter, type Branch, readAdapter } from "./adapter.ts";
export {
  type ChatTemplate,
  readChatTemplate,
  type RenderOptions,
} from "./chat_template.ts";
export {
  type Checkpoint,
  type CheckpointDigests,
  readCheckpoint,
} from "./checkpoint.ts";
export { readConfig } from "./config.ts";
export type {
  Activation,
  AttentionModules,
  BiasConfig,
  BlockModules,
  DecoderConfig,
  EmbeddingConfig,
  FeedForwardConfig,
  LayerConfig,
  Modules,
  NormConfig,
} from "./decoder_config.ts";
export { digestFile, digestTexts } from "./digest_file.ts";
export {
  endDoubt,
  sizeDoubt,
  type TokenizerDoubt,
} from "./foreign_tokenizer.ts";
export { moduleOf, PEFT_PREFIX } from "./peft_names.ts";
export { readSafetensors, type Tensor } from "./safetensors.ts";
export type { Rope } from "./rope.ts";
export { readTokenizer, type Tokenizer } from "./tokenizer.ts";
export type { CallingTurn, ResultTurn, Tool, ToolCall, Turn } from "./turn.ts";
export { findWeights, type Weights } from "./weights.ts";
export {
  checkUnchanged,
  stampOf,
  stampWeights,
  type WeightStamps,
  writtenSince,
} from "./weight_stamps.ts";

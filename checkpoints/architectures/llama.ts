import type { Architecture } from "../architecture.ts";
import type { DecoderConfig, Modules } from "../decoder_config.ts";
import type { Fields } from "../fields.ts";
import { readRope } from "../rope.ts";
import { readActivation } from "./activation.ts";
import { readExtents } from "./extents.ts";
import { PLAIN, RMS_NORM } from "./plain.ts";

/** What the modules of Llama, and of the many that follow it, are called. */
export const LLAMA_MODULES: Modules = {
  base: "model.",
  embedding: "model.embed_tokens",
  layers: "model.layers.",
  attention: {
    before: "input_layernorm",
    inputs: ["self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj"],
    output: "self_attn.o_proj",
  },
  feedForward: {
    before: "post_attention_layernorm",
    inputs: ["mlp.gate_proj", "mlp.up_proj"],
    output: "mlp.down_proj",
  },
  norm: "model.norm",
  head: "lm_head",
};

/** Where an architecture departs from what Llama's configuration says. */
export interface LlamaOptions {
  /** Reads how positions turn queries and keys. */
  readonly readPositions?: typeof readRope;
  /** Whether the output layer is the embedding matrix where no field says. */
  readonly tied?: boolean;
}

/**
 * Reads a configuration that says what Llama's says.
 *
 * @param fields The fields of config.json.
 * @param options Where it says something else.
 * @returns The decoder, for others to change.
 */
export function readLlama(
  fields: Fields,
  { readPositions = readRope, tied = false }: LlamaOptions = {},
): Omit<DecoderConfig, "architecture"> {
  const { layerCount, ...extents } = readExtents(fields);
  const { width, heads, context } = extents;
  const headWidth = fields.count("head_dim", width / heads);
  const rope = readPositions(fields, { headWidth, context });
  const layer = { window: null, rope, scale: headWidth ** -0.5 };
  const attentionBias = fields.boolean("attention_bias", false);
  return {
    ...PLAIN,
    ...extents,
    embedding: {
      width,
      scale: 1,
      tied: fields.boolean("tie_word_embeddings", tied),
      logitCap: null,
    },
    keyValueHeads: fields.count("num_key_value_heads", heads),
    headWidth,
    layers: Array(layerCount).fill(layer),
    feedForward: {
      width: fields.count("intermediate_size"),
      activation: readActivation(fields, "hidden_act", "silu"),
      gated: true,
    },
    norm: { ...RMS_NORM, epsilon: fields.number("rms_norm_eps") },
    biases: {
      projections: attentionBias,
      output: attentionBias,
      feedForward: fields.boolean("mlp_bias", false),
    },
    modules: LLAMA_MODULES,
  };
}

/** Llama (Touvron et al. 2023, https://arxiv.org/abs/2302.13971), SmolLM and SmolLM2 among them. */
export const llama: Architecture = {
  className: "LlamaForCausalLM",
  modelType: "llama",
  inert: ["is_llama_config", "max_window_layers", "pretraining_tp"],
  neutral: { "partial_rotary_factor": 1 },
  read: readLlama,
};

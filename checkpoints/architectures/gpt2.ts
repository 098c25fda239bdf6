import type { Architecture } from "../architecture.ts";
import type { DecoderConfig, Modules } from "../decoder_config.ts";
import type { Fields } from "../fields.ts";
import { readActivation } from "./activation.ts";
import { readLayerCount } from "./extents.ts";
import { LAYER_NORM, PLAIN } from "./plain.ts";

const GPT2_MODULES: Modules = {
  base: "transformer.",
  embedding: "transformer.wte",
  positions: { name: "transformer.wpe", first: 0 },
  layers: "transformer.h.",
  attention: {
    before: "ln_1",
    inputs: ["attn.c_attn"],
    output: "attn.c_proj",
  },
  feedForward: {
    before: "ln_2",
    inputs: ["mlp.c_fc"],
    output: "mlp.c_proj",
  },
  norm: "transformer.ln_f",
  head: "lm_head",
};

/** GPT-2 (Radford et al. 2019): learned positions, layer norms, one matrix for queries, keys and values, matrices stored `[input, output]`. */
export const gpt2: Architecture = {
  className: "GPT2LMHeadModel",
  modelType: "gpt2",
  inert: [
    "attn_pdrop",
    "embd_pdrop",
    "n_ctx",
    "n_special",
    "output_past",
    "predict_special_tokens",
    "reorder_and_upcast_attn",
    "resid_pdrop",
    "summary_activation",
    "summary_first_dropout",
    "summary_proj_to_labels",
    "summary_type",
    "summary_use_proj",
  ],
  read(fields) {
    const width = fields.count("n_embd");
    const heads = fields.count("n_head");
    return {
      ...PLAIN,
      vocabulary: fields.count("vocab_size"),
      context: fields.count("n_positions"),
      width,
      embedding: {
        width,
        scale: 1,
        tied: fields.boolean("tie_word_embeddings", true),
        logitCap: null,
      },
      heads,
      keyValueHeads: heads,
      headWidth: width / heads,
      layers: readLayers(fields, width / heads),
      feedForward: {
        width: fields.count("n_inner", 4 * width),
        activation: readActivation(fields, "activation_function", "gelu_new"),
        gated: false,
      },
      norm: {
        ...LAYER_NORM,
        epsilon: fields.number("layer_norm_epsilon", 1e-5),
      },
      biases: { projections: true, output: true, feedForward: true },
      transposed: true,
      modules: GPT2_MODULES,
      endTokens: fields.tokens("eos_token_id"),
    };
  },
};

function readLayers(
  fields: Fields,
  headWidth: number,
): DecoderConfig["layers"] {
  const isScaled = fields.boolean("scale_attn_weights", true);
  const byLayer = fields.boolean("scale_attn_by_inverse_layer_idx", false);
  const scale = isScaled ? headWidth ** -0.5 : 1;
  const length = readLayerCount(fields, "n_layer");
  return Array.from({ length }, (_, layer) => ({
    window: null,
    rope: null,
    scale: byLayer ? scale / (layer + 1) : scale,
  }));
}

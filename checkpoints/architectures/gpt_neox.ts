import type { Architecture } from "../architecture.ts";
import type { Modules } from "../decoder_config.ts";
import { readRope } from "../rope.ts";
import { readActivation } from "./activation.ts";
import { readExtents } from "./extents.ts";
import { LAYER_NORM, PLAIN } from "./plain.ts";

const GPT_NEOX_MODULES: Modules = {
  base: "gpt_neox.",
  embedding: "gpt_neox.embed_in",
  layers: "gpt_neox.layers.",
  attention: {
    before: "input_layernorm",
    inputs: ["attention.query_key_value"],
    fusedByHead: true,
    output: "attention.dense",
  },
  feedForward: {
    before: "post_attention_layernorm",
    inputs: ["mlp.dense_h_to_4h"],
    output: "mlp.dense_4h_to_h",
  },
  norm: "gpt_neox.final_layer_norm",
  head: "embed_out",
};

/** GPT-NeoX (Black et al. 2022, https://arxiv.org/abs/2204.06745) and Pythia: both parts of a layer side by side, the first numbers of a head turn. */
export const gptNeox: Architecture = {
  className: "GPTNeoXForCausalLM",
  modelType: "gpt_neox",
  inert: [
    "attention_probs_dropout_prob",
    "classifier_dropout",
    "hidden_dropout",
    "hidden_dropout_prob",
    "is_decoder",
  ],
  read(fields) {
    const { layerCount, ...extents } = readExtents(fields);
    const { width, heads, context } = extents;
    const headWidth = width / heads;
    const bias = fields.boolean("attention_bias", true);
    const rope = readRope(fields, {
      headWidth,
      context,
      share: fields.number("rotary_pct", 0.25),
      theta: fields.number("rotary_emb_base", 10_000),
    });
    const layer = { window: null, rope, scale: headWidth ** -0.5 };
    return {
      ...PLAIN,
      ...extents,
      embedding: {
        width,
        scale: 1,
        tied: fields.boolean("tie_word_embeddings", false),
        logitCap: null,
      },
      keyValueHeads: heads,
      headWidth,
      layers: Array(layerCount).fill(layer),
      feedForward: {
        width: fields.count("intermediate_size"),
        activation: readActivation(fields, "hidden_act", "gelu"),
        gated: false,
      },
      parallel: fields.boolean("use_parallel_residual", true),
      norm: { ...LAYER_NORM, epsilon: fields.number("layer_norm_eps") },
      biases: { projections: bias, output: bias, feedForward: true },
      modules: GPT_NEOX_MODULES,
    };
  },
};

import type { Architecture } from "../architecture.ts";
import type {
  AttentionModules,
  BlockModules,
  Modules,
} from "../decoder_config.ts";
import type { Fields } from "../fields.ts";
import { readActivation } from "./activation.ts";
import { readExtents } from "./extents.ts";
import { LAYER_NORM, PLAIN } from "./plain.ts";

const ATTENTION: AttentionModules = {
  inputs: ["self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj"],
  output: "self_attn.out_proj",
};

const FEED_FORWARD: BlockModules = { inputs: ["fc1"], output: "fc2" };

const OPT_MODULES: Modules = {
  base: "model.",
  embedding: "model.decoder.embed_tokens",
  positions: { name: "model.decoder.embed_positions", first: 2 },
  layers: "model.decoder.layers.",
  attention: ATTENTION,
  feedForward: FEED_FORWARD,
  head: "lm_head",
};

/** OPT (Zhang et al. 2022, https://arxiv.org/abs/2205.01068): learned positions, ReLU, layer norms before each part or, in one of its sizes, behind each sum. */
export const opt: Architecture = {
  className: "OPTForCausalLM",
  modelType: "opt",
  inert: [
    "activation_dropout",
    "dropout",
    "init_std",
    "layerdrop",
    "prefix",
  ],
  read(fields) {
    const { layerCount, ...extents } = readExtents(fields);
    const { width, heads } = extents;
    const headWidth = width / heads;
    const bias = fields.boolean("enable_bias", true);
    const embeddingWidth = fields.count("word_embed_proj_dim", width);
    const layer = { window: null, rope: null, scale: headWidth ** -0.5 };
    return {
      ...PLAIN,
      ...extents,
      embedding: {
        width: embeddingWidth,
        scale: 1,
        tied: fields.boolean("tie_word_embeddings", true),
        logitCap: null,
      },
      keyValueHeads: heads,
      headWidth,
      layers: Array(layerCount).fill(layer),
      feedForward: {
        width: fields.count("ffn_dim"),
        activation: readActivation(fields, "activation_function", "relu"),
        gated: false,
      },
      norm: {
        ...LAYER_NORM,
        epsilon: 1e-5,
        scaled: fields.boolean("layer_norm_elementwise_affine", true),
      },
      biases: { projections: bias, output: bias, feedForward: bias },
      modules: {
        ...readNorms(fields),
        ...embeddingWidth === width ? {} : {
          embeddingIn: "model.decoder.project_in",
          embeddingOut: "model.decoder.project_out",
        },
      },
    };
  },
};

function readNorms(fields: Fields): Modules {
  const place = fields.boolean("do_layer_norm_before", true)
    ? "before"
    : "outer";
  const isRemoved = fields.boolean("_remove_final_layer_norm", false);
  const isLast = place === "before" && !isRemoved;
  return {
    ...OPT_MODULES,
    attention: { ...ATTENTION, [place]: "self_attn_layer_norm" },
    feedForward: { ...FEED_FORWARD, [place]: "final_layer_norm" },
    ...isLast ? { norm: "model.decoder.final_layer_norm" } : {},
  };
}

import type { Architecture } from "../architecture.ts";
import type { Modules } from "../decoder_config.ts";
import { LLAMA_MODULES, readLlama } from "./llama.ts";

const { before: _, ...ATTENTION } = LLAMA_MODULES.attention;
const { before: __, ...FEED_FORWARD } = LLAMA_MODULES.feedForward;

const OLMO2_MODULES: Modules = {
  ...LLAMA_MODULES,
  attention: {
    ...ATTENTION,
    after: "post_attention_layernorm",
    queryNorm: "self_attn.q_norm",
    keyNorm: "self_attn.k_norm",
  },
  feedForward: { ...FEED_FORWARD, after: "post_feedforward_layernorm" },
};

/** OLMo 2 (OLMo Team 2024, https://arxiv.org/abs/2501.00656): Llama that normalizes what comes out of each part instead of what goes in, and all heads' queries and keys as one. */
export const olmo2: Architecture = {
  className: "Olmo2ForCausalLM",
  modelType: "olmo2",
  read(fields) {
    const llama = readLlama(fields);
    return {
      ...llama,
      norm: { ...llama.norm, queriesAndKeys: "as one" },
      modules: OLMO2_MODULES,
    };
  },
};

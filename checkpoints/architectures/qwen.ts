import type { Architecture } from "../architecture.ts";
import type { LayerConfig } from "../decoder_config.ts";
import type { Fields } from "../fields.ts";
import { LLAMA_MODULES, readLlama } from "./llama.ts";
import { readSliding, readWindow, withWindow } from "./windows.ts";

/** Qwen2 and Qwen2.5 (Yang et al. 2024, https://arxiv.org/abs/2412.15115): Llama with biases on queries, keys and values. */
export const qwen2: Architecture = {
  className: "Qwen2ForCausalLM",
  modelType: "qwen2",
  read(fields) {
    const llama = readLlama(fields);
    return {
      ...llama,
      layers: readLayers(fields, llama.layers),
      biases: { projections: true, output: false, feedForward: false },
    };
  },
};

/** Qwen3 (Yang et al. 2025, https://arxiv.org/abs/2505.09388): Llama that normalizes each head's queries and keys. */
export const qwen3: Architecture = {
  className: "Qwen3ForCausalLM",
  modelType: "qwen3",
  read(fields) {
    const llama = readLlama(fields);
    return {
      ...llama,
      layers: readLayers(fields, llama.layers),
      norm: { ...llama.norm, queriesAndKeys: "by head" },
      modules: {
        ...LLAMA_MODULES,
        attention: {
          ...LLAMA_MODULES.attention,
          queryNorm: "self_attn.q_norm",
          keyNorm: "self_attn.k_norm",
        },
      },
    };
  },
};

/** The upper layers may see the last tokens only; a window that is not used is often there. */
function readLayers(
  fields: Fields,
  layers: readonly LayerConfig[],
): readonly LayerConfig[] {
  const isUsed = fields.boolean("use_sliding_window", false);
  const stated = readWindow(fields, 4096);
  const window = isUsed ? stated : null;
  const first = fields.number("max_window_layers", 28);
  const slides = readSliding(
    fields,
    layers.length,
    (layer) => window !== null && layer >= first,
  );
  return withWindow(layers, { window, slides });
}

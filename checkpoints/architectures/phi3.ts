import type { Architecture } from "../architecture.ts";
import type { Modules } from "../decoder_config.ts";
import { readRope } from "../rope.ts";
import { LLAMA_MODULES, readLlama } from "./llama.ts";
import { readWindow, withWindow } from "./windows.ts";

const PHI3_MODULES: Modules = {
  ...LLAMA_MODULES,
  attention: { ...LLAMA_MODULES.attention, inputs: ["self_attn.qkv_proj"] },
  feedForward: { ...LLAMA_MODULES.feedForward, inputs: ["mlp.gate_up_proj"] },
};

/** Phi-3 and Phi-4 (Abdin et al. 2024, https://arxiv.org/abs/2404.14219): Llama with one matrix for queries, keys and values, and one for gate and input. */
export const phi3: Architecture = {
  className: "Phi3ForCausalLM",
  modelType: "phi3",
  inert: ["embd_pdrop", "resid_pdrop"],
  neutral: { "full_attn_mod": 1, "interpolate_factor": 1 },
  read(fields) {
    const share = fields.number("partial_rotary_factor", 1);
    const originalContext = fields.count(
      "original_max_position_embeddings",
      4096,
    );
    const llama = readLlama(fields, {
      readPositions: (fields, options) =>
        readRope(fields, { ...options, share, originalContext }),
    });
    const window = readWindow(fields, null);
    return {
      ...llama,
      layers: withWindow(llama.layers, { window }),
      modules: PHI3_MODULES,
    };
  },
};

import type { Architecture } from "../architecture.ts";
import { readLlama } from "./llama.ts";
import { readWindow, withWindow } from "./windows.ts";

/** Mistral (Jiang et al. 2023, https://arxiv.org/abs/2310.06825): Llama whose layers may all see the last tokens only. */
export const mistral: Architecture = {
  className: "MistralForCausalLM",
  modelType: "mistral",
  read(fields) {
    const llama = readLlama(fields);
    const window = readWindow(fields, 4096);
    return {
      ...llama,
      layers: withWindow(llama.layers, { window }),
    };
  },
};

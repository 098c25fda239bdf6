import type { Architecture } from "../architecture.ts";
import type { DecoderConfig, Modules } from "../decoder_config.ts";
import type { Fields } from "../fields.ts";
import {
  readRope,
  refuseUnread,
  type Rope,
  ropeOf,
  type RopeOptions,
} from "../rope.ts";
import { readActivation } from "./activation.ts";
import { LLAMA_MODULES, readLlama } from "./llama.ts";
import { readSliding, readWindow, withWindow } from "./windows.ts";

const GEMMA_MODULES: Modules = {
  ...LLAMA_MODULES,
  attention: {
    ...LLAMA_MODULES.attention,
    after: "post_attention_layernorm",
  },
  feedForward: {
    ...LLAMA_MODULES.feedForward,
    before: "pre_feedforward_layernorm",
    after: "post_feedforward_layernorm",
  },
};

/** Gemma 2 (Gemma Team 2024, https://arxiv.org/abs/2408.00118): Llama with norms on both sides of each part, and scores and logits within bounds; every other layer slides. */
export const gemma2: Architecture = {
  className: "Gemma2ForCausalLM",
  modelType: "gemma2",
  read(fields) {
    const gemma = readGemma(fields);
    const { layers } = gemma;
    const isSliding = (layer: number) => layer % 2 === 0;
    const slides = readSliding(fields, layers.length, isSliding);
    const window = readWindow(fields, 4096);
    requireSameWindow(fields, window);
    return {
      ...gemma,
      layers: withWindow(layers, { window, slides }),
      scoreCap: readCap(fields, "attn_logit_softcapping", 50),
      embedding: {
        ...gemma.embedding,
        logitCap: readCap(fields, "final_logit_softcapping", 30),
      },
    };
  },
};

/** Published configurations say it twice. */
function requireSameWindow(fields: Fields, window: number | null): void {
  const name = "sliding_window_size";
  const again = fields.value(name) ?? window;
  if (again === window) return;
  throw new RangeError(
    `Cannot run this checkpoint as "${name}" of config.json must be that of "sliding_window", ${window}: it is ${
      JSON.stringify(again)
    }, and transformers goes by the other alone. Correct either, or take "${name}" out`,
  );
}

/** Gemma 3 (Gemma Team 2025, https://arxiv.org/abs/2503.19786), text only: Gemma 2 with normalized heads in place of bounds, and positions of their own in the layers that slide. */
export const gemma3: Architecture = {
  className: "Gemma3ForCausalLM",
  modelType: "gemma3_text",
  // Published configurations leave them out.
  defaults: {
    "vocab_size": 262_208,
    "hidden_size": 2304,
    "intermediate_size": 9216,
    "num_hidden_layers": 26,
    "num_attention_heads": 8,
    "num_key_value_heads": 4,
    "head_dim": 256,
    "max_position_embeddings": 131_072,
    "rms_norm_eps": 1e-6,
    "eos_token_id": 1,
  },
  // What it stands for is spelled out in "layer_types".
  inert: ["_sliding_window_pattern"],
  read(fields) {
    const gemma = readGemma(fields, readFullRope);
    const { context, headWidth } = gemma;
    const pattern = fields.count("sliding_window_pattern", 6);
    const isSliding = (layer: number) => (layer + 1) % pattern !== 0;
    const slides = readSliding(fields, gemma.layers.length, isSliding);
    const rope = readSlidingRope(fields, { context, headWidth });
    const layers = gemma.layers.map((layer, index) =>
      slides[index] ? { ...layer, rope } : layer
    );
    const window = readWindow(fields, 4096);
    return {
      ...gemma,
      layers: withWindow(layers, { window, slides }),
      embedding: {
        ...gemma.embedding,
        logitCap: readCap(fields, "final_logit_softcapping", null),
      },
      norm: { ...gemma.norm, queriesAndKeys: "by head" },
      modules: {
        ...GEMMA_MODULES,
        attention: {
          ...GEMMA_MODULES.attention,
          queryNorm: "self_attn.q_norm",
          keyNorm: "self_attn.k_norm",
        },
      },
    };
  },
};

/** What Gemma 2 and 3 have in common. */
function readGemma(
  fields: Fields,
  readPositions = readRope,
): Omit<DecoderConfig, "architecture"> {
  const llama = readLlama(fields, { readPositions, tied: true });
  const { width } = llama;
  const scale = fields.number("query_pre_attn_scalar", 256) ** -0.5;
  const name = "hidden_activation";
  return {
    ...llama,
    embedding: { ...llama.embedding, scale: width ** 0.5 },
    layers: llama.layers.map((layer) => ({ ...layer, scale })),
    feedForward: {
      ...llama.feedForward,
      activation: readActivation(fields, name, "gelu_pytorch_tanh"),
    },
    norm: { ...llama.norm, added: 1 },
    modules: GEMMA_MODULES,
  };
}

/** A bound; one that is missing is that of transformers, `null` is none. */
function readCap(
  fields: Fields,
  name: string,
  fallback: number | null,
): number | null {
  if (!fields.has(name)) return fallback;
  return fields.value(name) === undefined ? null : fields.number(name);
}

function readFullRope(fields: Fields, options: RopeOptions): Rope {
  const theta = fields.number("rope_theta", 1_000_000);
  const byLayer = fields.object("rope_parameters");
  const parameters = byLayer?.object("full_attention");
  byLayer?.value("sliding_attention");
  if (byLayer !== undefined) refuseUnread(byLayer);
  const old = fields.object("rope_scaling");
  return ropeOf(old ?? parameters, { ...options, theta });
}

function readSlidingRope(fields: Fields, options: RopeOptions): Rope {
  const theta = fields.number("rope_local_base_freq", 10_000);
  const byLayer = fields.object("rope_parameters");
  const parameters = byLayer?.object("sliding_attention");
  return ropeOf(parameters, { ...options, theta });
}

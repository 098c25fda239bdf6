import type { Architecture } from "../architecture.ts";
import type { Modules } from "../decoder_config.ts";
import { Fields } from "../fields.ts";
import { readDecoder } from "../read_decoder.ts";
import { gemma3 } from "./gemma.ts";

/** The part of the configuration that describes the decoder. */
const PART = '"text_config" of config.json';

/** Gemma 3's own, with other beginnings. */
function within(modules: Modules): Modules {
  const base = "model.language_model.";
  const inside = (name: string) => base + name.slice(modules.base.length);
  return {
    ...modules,
    base,
    embedding: inside(modules.embedding),
    layers: inside(modules.layers),
    ...modules.norm === undefined ? {} : { norm: inside(modules.norm) },
    // What save_pretrained writes, and versions before 4.52 called them.
    spellings: [
      ["language_model.lm_head.", "lm_head."],
      ["language_model.model.", base],
      ["language_model.", base],
      ["vision_tower.", "model.vision_tower."],
      ["multi_modal_projector.", "model.multi_modal_projector."],
    ],
    aside: ["model.vision_tower.", "model.multi_modal_projector."],
  };
}

/** Gemma 3 that sees images, from 4 billion parameters on: its decoder, which meets text alone. */
export const gemma3Vision: Architecture = {
  className: "Gemma3ForConditionalGeneration",
  modelType: "gemma3",
  inert: [
    "boi_token_index",
    "eoi_token_index",
    "image_token_index",
    "mm_tokens_per_image",
    "vision_config",
  ],
  read(fields) {
    const part = new Fields(fields.value("text_config"), PART);
    const decoder = readDecoder(part, textPart, PART);
    const endTokens = fields.tokens("eos_token_id");
    return {
      ...decoder,
      embedding: {
        ...decoder.embedding,
        tied: fields.boolean("tie_word_embeddings", true),
      },
      modules: within(decoder.modules),
      endTokens: endTokens.length > 0 ? endTokens : decoder.endTokens,
    };
  },
};

/** Whether the head is the embedding matrix is said of the whole; the part's type need not be said. */
const textPart: Architecture = {
  ...gemma3,
  inert: [...gemma3.inert ?? [], "tie_word_embeddings"],
  neutral: { "model_type": gemma3.modelType },
};

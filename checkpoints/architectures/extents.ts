import type { DecoderConfig } from "../decoder_config.ts";
import type { Fields } from "../fields.ts";

/** What most architectures call the same. */
export type Extents =
  & Pick<
    DecoderConfig,
    "vocabulary" | "context" | "width" | "heads" | "endTokens"
  >
  & {
    /** Number of layers. */
    readonly layerCount: number;
  };

/**
 * Reads the fields that most architectures call the same.
 *
 * @param fields The fields of config.json.
 * @returns The model's extents.
 */
export function readExtents(fields: Fields): Extents {
  return {
    vocabulary: fields.count("vocab_size"),
    context: fields.count("max_position_embeddings"),
    width: fields.count("hidden_size"),
    heads: fields.count("num_attention_heads"),
    layerCount: fields.count("num_hidden_layers"),
    endTokens: fields.tokens("eos_token_id"),
  };
}

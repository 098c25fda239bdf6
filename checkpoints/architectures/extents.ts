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

/** Far above what anybody has built: more are a mistake, and would be laid out one by one. */
const MOST_LAYERS = 10_000;

/**
 * Reads the number of layers.
 *
 * @param fields The fields of config.json.
 * @param name The field.
 * @returns The number.
 * @throws {RangeError} If it cannot be meant.
 */
export function readLayerCount(fields: Fields, name: string): number {
  const count = fields.count(name);
  if (count <= MOST_LAYERS) return count;
  throw new RangeError(
    `Cannot run this checkpoint as "${name}" of config.json must be ${MOST_LAYERS} at most: it is ${count}`,
  );
}

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
    layerCount: readLayerCount(fields, "num_hidden_layers"),
    endTokens: fields.tokens("eos_token_id"),
  };
}

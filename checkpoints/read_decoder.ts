import type { Architecture } from "./architecture.ts";
import type { DecoderConfig } from "./decoder_config.ts";
import type { Fields } from "./fields.ts";
import { unhandled } from "./unhandled.ts";

/** Fields that change nothing when a text is continued. */
const INERT = [
  "attention_dropout",
  "auto_map",
  "bos_token_id",
  "cache_implementation",
  "dtype",
  "id2label",
  "initializer_range",
  "label2id",
  "pad_token_id",
  "task_specific_params",
  "tokenizer_class",
  "torch_dtype",
  "transformers.js_config",
  "transformers_version",
  "unsloth_fixed",
  "unsloth_version",
  "use_cache",
];

/** What versions of transformers wrote of their own state: where a folder came from and by which of equal means it was computed. */
const PRIVATE = [
  "_attn_implementation",
  "_attn_implementation_autoset",
  "_attn_implementation_internal",
  "_auto_class",
  "_commit_hash",
  "_experts_implementation",
  "_experts_implementation_internal",
  "_flash_attn_2_enabled",
  "_from_model_config",
  "_name_or_path",
  "_num_labels",
];

/**
 * Reads the fields that describe a decoder. One that changes the computation
 * and is not handled is refused, as is one that is not known.
 *
 * @param fields The fields.
 * @param architecture What they mean.
 * @param place Where they are, for error messages.
 * @returns The decoder.
 * @throws {TypeError} If a field is missing or has another type.
 * @throws {RangeError} If a field is not supported.
 */
export function readDecoder(
  fields: Fields,
  architecture: Architecture,
  place: string,
): Omit<DecoderConfig, "architecture"> {
  const { inert = [], neutral = {}, defaults = {} } = architecture;
  const all = fields.withDefaults(defaults);
  const decoder = architecture.read(all);
  const passed = new Set([...INERT, ...PRIVATE, ...inert]);
  for (const name of all.unread) {
    const value = all.value(name);
    if (value === false || passed.has(name)) continue;
    if (value === neutral[name]) continue;
    throw unhandled({ name, place, value, neutral: neutral[name] });
  }
  return decoder;
}

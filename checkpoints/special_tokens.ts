import type { Fields } from "./fields.ts";

const SPECIAL = ["bos", "eos", "unk", "pad", "sep", "cls", "mask"]
  .map((name) => `${name}_token`);

/**
 * Reads the special tokens that have a name.
 *
 * @param config The fields of tokenizer_config.json.
 * @returns How they are spelled, by name, e.g. `bos_token`.
 */
export function specialTokens(config: Fields): Record<string, string> {
  const special: Record<string, string> = {};
  for (const name of SPECIAL) {
    const value = config.value(name);
    const content = typeof value === "object"
      ? (value as { content?: unknown }).content
      : value;
    if (typeof content === "string") special[name] = content;
  }
  return special;
}

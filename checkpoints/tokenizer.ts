import { Tokenizer as HubTokenizer } from "@huggingface/tokenizers";
import { join } from "@std/path";
import type { Fields } from "./fields.ts";
import { readJson } from "./read_json.ts";

/** Turns text into tokens and back. */
export interface Tokenizer {
  /** The tokens that it puts before every text: the BOS token, or none. */
  readonly start: readonly number[];
  /** Its named special tokens, e.g. `bos_token`, as chat templates see them. */
  readonly special: Readonly<Record<string, string>>;
  /**
   * The tokens of a text, without {@linkcode Tokenizer.start}. Special tokens
   * that are spelled out in the text become tokens.
   */
  encode(text: string): number[];
  /** The text of tokens, special ones left out. */
  decode(tokens: readonly number[]): string;
  /** The token that is exactly this text, if there is one. */
  token(text: string): number | undefined;
}

/** transformers leaves the spaces of these tokenizers alone, too, whatever tokenizer_config.json says. */
const DECODING = {
  "skip_special_tokens": true,
  "clean_up_tokenization_spaces": false,
};

const SPECIAL = ["bos_token", "eos_token", "unk_token", "pad_token"];

/**
 * Reads the tokenizer of a checkpoint folder, `tokenizer.json` and
 * `tokenizer_config.json`.
 *
 * @param folder The checkpoint folder.
 * @returns What turns text into tokens and back.
 * @throws {Error} If a file is missing or the tokenizer cannot be built of it.
 *
 * @example Usage
 * ```ts
 * import { readTokenizer } from "@aftertune/aftertune/checkpoints/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const tokenizer = await readTokenizer("tests/data/tiny_llama/base");
 *
 * assertEquals(tokenizer.decode(tokenizer.encode("one two")), "one two");
 * ```
 */
export async function readTokenizer(folder: string): Promise<Tokenizer> {
  const path = join(folder, "tokenizer.json");
  const config = await readJson(join(folder, "tokenizer_config.json"));
  const tokenizer = build(await readJson(path), config, path);
  const encode = (text: string) =>
    tokenizer.encode(text, { add_special_tokens: false }).ids;
  return {
    start: readStart(tokenizer),
    special: readSpecial(config),
    encode,
    decode: (tokens) =>
      tokens.length === 0 ? "" : tokenizer.decode([...tokens], DECODING),
    token: (text) => tokenizer.token_to_id(text),
  };
}

function build(tokenizer: Fields, config: Fields, path: string): HubTokenizer {
  try {
    return new HubTokenizer(tokenizer.all, config.all);
  } catch (cause) {
    throw new Error(
      `Cannot build a tokenizer of "${path}": ${(cause as Error).message}`,
      { cause },
    );
  }
}

/** What is put before a text is what precedes its tokens once asked for. */
function readStart(tokenizer: HubTokenizer): readonly number[] {
  const [bare] = tokenizer.encode("a", { add_special_tokens: false }).ids;
  const full = tokenizer.encode("a").ids;
  return full.slice(0, Math.max(0, full.indexOf(bare ?? -1)));
}

function readSpecial(config: Fields): Record<string, string> {
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

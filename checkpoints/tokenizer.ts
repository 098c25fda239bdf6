import { join } from "@std/path";
import {
  type AddedToken,
  AddedTokens,
  readAddedToken,
  requireOrder,
  type Stretch,
} from "./added_tokens.ts";
import type { Fields } from "./fields.ts";
import { readNormalizer } from "./normalizer.ts";
import { readPreTokenizer } from "./pre_tokenizer.ts";
import { readJson } from "./read_json.ts";
import { specialTokens } from "./special_tokens.ts";
import { startTokens } from "./start_tokens.ts";
import { readTokenDecoder } from "./token_decoder.ts";
import {
  knownLetters,
  readTokenizerModel,
  type TokenizerModel,
} from "./tokenizer_model.ts";

/**
 * Turns text into tokens and back, as Python's tokenizers library does with
 * tokenizer.json. transformers 5 heeds only parts of that file with some classes
 * of tokenizer_config.json: first spaces (LlamaTokenizer), digits (GPT2Tokenizer).
 */
export interface Tokenizer {
  /** The tokens that it puts before every text: the BOS token, or none. */
  readonly start: readonly number[];
  /** Its named special tokens, e.g. `bos_token`, as chat templates see them. */
  readonly special: Readonly<Record<string, string>>;
  /** How many tokens it has, added ones included. */
  readonly size: number;
  /** The largest number of its tokens but for added ones; -1 where it has no others. */
  readonly largest: number;
  /**
   * The tokens of a text, without {@linkcode Tokenizer.start}. Special tokens
   * that are spelled out in the text become tokens.
   *
   * @throws {RangeError} If half of a surrogate pair stands alone in the text.
   */
  encode(text: string): number[];
  /** The text of tokens, special ones left out. */
  decode(tokens: readonly number[]): string;
  /** The token that is exactly this text, if there is one. */
  token(text: string): number | undefined;
  /** Whether a token was added to the pieces that texts are made of, as those that end one are. */
  isAdded(token: number): boolean;
}

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
  const tokenizer = await readJson(path);
  try {
    return build(tokenizer, specialTokens(config));
  } catch (cause) {
    throw new Error(
      `Cannot build a tokenizer of "${path}": ${(cause as Error).message}`,
      { cause },
    );
  }
}

/** What both directions need. */
interface Parts {
  readonly model: TokenizerModel;
  /** Each as it is spelled once the text is normalized, if it is sought there. */
  readonly added: readonly AddedToken[];
  readonly normalize: (text: string) => string;
}

function build(tokenizer: Fields, special: Tokenizer["special"]): Tokenizer {
  const model = readTokenizerModel(tokenizer.object("model") ?? tokenizer);
  const normalize = readNormalizer(tokenizer.object("normalizer"));
  const typed = tokenizer.objects("added_tokens").map(readAddedToken);
  requireOrder(typed, model.tokens_to_ids);
  const ids = new Map(typed.map(({ content, id }) => [content, id]));
  const added = typed.map((token) =>
    token.isNormalized ? { ...token, content: normalize(token.content) } : token
  );
  const parts = { model, added, normalize };
  const numbers = new Set(ids.values());
  return {
    ...sizeOf(model.tokens_to_ids, ids),
    start: startTokens(tokenizer.object("post_processor")),
    special,
    encode: encoder(tokenizer, parts),
    decode: decoder(tokenizer, parts),
    token: (text) => ids.get(text) ?? model.tokens_to_ids.get(text),
    isAdded: (token) => numbers.has(token),
  };
}

function sizeOf(
  vocabulary: ReadonlyMap<string, number>,
  added: ReadonlyMap<string, number>,
): Pick<Tokenizer, "size" | "largest"> {
  let size = added.size;
  let largest = -1;
  for (const [text, id] of vocabulary) {
    if (added.has(text)) continue;
    size++;
    largest = Math.max(largest, id);
  }
  return { size, largest };
}

function encoder(
  tokenizer: Fields,
  { model, added, normalize }: Parts,
): Tokenizer["encode"] {
  const preTokenizer = readPreTokenizer(
    tokenizer.object("pre_tokenizer"),
    knownLetters(model),
  );
  const asTyped = new AddedTokens(added.filter((one) => !one.isNormalized));
  const normalized = new AddedTokens(added.filter((one) => one.isNormalized));
  const tokensOf = ({ text, isFirst }: Stretch): number[] => {
    const place = { "section_index": isFirst ? 0 : 1 };
    const words = preTokenizer.pre_tokenize(text, place);
    return model._call(words).map((word) =>
      model.tokens_to_ids.get(word) ?? model.unk_token_id as number
    );
  };
  return (text) => {
    requireWellFormed(text);
    return asTyped.split({ text, isFirst: true }).flatMap((part) => {
      if (typeof part === "number") return part;
      return normalized.split({ ...part, text: normalize(part.text) })
        .flatMap((part) => typeof part === "number" ? part : tokensOf(part));
    });
  };
}

function decoder(
  tokenizer: Fields,
  { model, added }: Parts,
): Tokenizer["decode"] {
  const toText = readTokenDecoder(tokenizer.object("decoder"));
  const spelled = new Map(added.map(({ id, content }) => [id, content]));
  const special = new Set(
    added.filter(({ isSpecial }) => isSpecial).map(({ id }) => id),
  );
  return (tokens) =>
    toText(
      tokens.filter((token) => !special.has(token))
        .map((token) => spelled.get(token) ?? model.vocab[token])
        .filter((piece) => piece !== undefined),
    );
}

function requireWellFormed(text: string): void {
  if (text.isWellFormed()) return;
  const at = text.search(/\p{Surrogate}/u);
  const code = text.charCodeAt(at).toString(16).toUpperCase();
  throw new RangeError(
    `Cannot turn a text into tokens as it must be well-formed Unicode: half of a surrogate pair, \\u${code}, stands alone behind ${
      JSON.stringify(text.slice(Math.max(0, at - 20), at).toWellFormed())
    }. Mend it where the text comes from, or write \\uFFFD instead`,
  );
}

import { BPE, Unigram } from "@huggingface/tokenizers";
import type { Fields } from "./fields.ts";

/** What knows the tokens of words. */
export type TokenizerModel = BPE | Unigram;

/** Settings of a model that the library for JavaScript does otherwise than that for Python, or not at all. */
const UNSUPPORTED = [
  "dropout",
  "continuing_subword_prefix",
  "end_of_word_suffix",
];

/**
 * Reads what knows the tokens of words.
 *
 * @param config The model of tokenizer.json.
 * @returns The model.
 * @throws {RangeError} If it is not supported.
 */
export function readTokenizerModel(config: Fields): TokenizerModel {
  const type = config.string("type", config.has("merges") ? "BPE" : "");
  const setting = UNSUPPORTED.find((name) => config.value(name));
  if (setting !== undefined) {
    throw new RangeError(
      `The model must have no "${setting}": it is ${
        JSON.stringify(config.value(setting))
      }`,
    );
  }
  const isFallback = config.boolean("byte_fallback", false);
  const settings = config.all as unknown;
  if (type === "BPE") {
    const model = new BPE(settings as ConstructorParameters<typeof BPE>[0]);
    checkUnknown(model, isFallback);
    forget(model);
    return model;
  }
  if (type === "Unigram" && !isFallback && config.number("unk_id") >= 0) {
    return new Unigram(
      settings as ConstructorParameters<typeof Unigram>[0],
      "",
    );
  }
  throw new RangeError(
    `The model must be BPE, or Unigram without byte fallback: it is ${type}${
      isFallback ? " with byte fallback" : ""
    }`,
  );
}

/**
 * The only characters that a model has tokens for, where it leaves others out.
 *
 * @param model The model.
 * @returns The characters, `null` where no character is left out.
 */
export function knownLetters(model: TokenizerModel): string[] | null {
  if (!(model instanceof BPE) || model.byte_fallback) return null;
  if (model.unk_token_id !== undefined) return null;
  return [...model.tokens_to_ids.keys()]
    .filter((token) => Array.from(token).length === 1);
}

/** Leaves out what the model was made of and does not read any more: half of what it takes in memory. */
function forget(model: BPE): void {
  model.merges = [];
  model.config = { ...model.config, vocab: {}, merges: [] };
}

/** Unknown characters in a row are one token in each word for Python, in all words for JavaScript. */
function checkUnknown(model: BPE, isFallback: boolean): void {
  const bytes = Array.from(
    { length: 256 },
    (_, byte) => `<0x${byte.toString(16).toUpperCase().padStart(2, "0")}>`,
  );
  const missing = bytes.find((byte) => !model.tokens_to_ids.has(byte));
  if (isFallback && missing !== undefined) {
    throw new RangeError(
      `A model with byte fallback must have a token for each byte: there is no ${missing}`,
    );
  }
  if (!isFallback && model.fuse_unk && model.unk_token_id !== undefined) {
    throw new RangeError(
      'A model without byte fallback must have no "fuse_unk" with its "unk_token": it is true',
    );
  }
}

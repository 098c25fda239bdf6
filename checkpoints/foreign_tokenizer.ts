import type { Tokenizer } from "./tokenizer.ts";

/** A sign that a tokenizer is that of another model. */
export interface TokenizerDoubt {
  /** What was found. */
  readonly text: string;
  /** What to do about it. */
  readonly advice: string;
}

/** Least share of a vocabulary that its tokenizer has: published models are padded by less. */
const LEAST = 0.9;

/**
 * Requires the tokens of a tokenizer to be tokens of the model. Added ones may
 * lie beyond: some families share a tokenizer that has more of them.
 *
 * @param tokenizer The tokenizer.
 * @param vocabulary How many tokens the model tells apart.
 * @param folder The checkpoint folder, for messages.
 * @throws {RangeError} If the model does not have one of them.
 */
export function requireTokens(
  { largest }: Pick<Tokenizer, "largest">,
  vocabulary: number,
  folder: string,
): void {
  if (largest < vocabulary) return;
  throw new RangeError(
    `Cannot use the tokenizer of "${folder}" as its tokens must be below the model's vocabulary of ${vocabulary}: the largest is ${largest}. Put tokenizer.json and tokenizer_config.json of this model beside its weights`,
  );
}

/**
 * Doubts a tokenizer that has much fewer tokens than the model.
 *
 * @param tokenizer The tokenizer.
 * @param vocabulary How many tokens the model tells apart.
 * @returns What is doubtful, `null` where nothing is.
 *
 * @example Usage
 * ```ts
 * import { sizeDoubt } from "@aftertune/aftertune/checkpoints/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(sizeDoubt({ size: 50_257 }, 50_304), null);
 * assertEquals(
 *   sizeDoubt({ size: 400 }, 768)?.text,
 *   "the tokenizer has 400 tokens, the model's vocabulary 768",
 * );
 * ```
 */
export function sizeDoubt(
  { size }: Pick<Tokenizer, "size">,
  vocabulary: number,
): TokenizerDoubt | null {
  if (size >= LEAST * vocabulary) return null;
  return {
    text:
      `the tokenizer has ${size} tokens, the model's vocabulary ${vocabulary}`,
    advice:
      "Make sure that tokenizer.json is this model's: with that of another its answers mean nothing",
  };
}

/**
 * Doubts tokens that end a text although the tokenizer has them for pieces of
 * texts.
 *
 * @param tokenizer The tokenizer.
 * @param endTokens The tokens that end a text.
 * @returns What is doubtful, `null` where nothing is.
 */
export function endDoubt(
  tokenizer: Pick<Tokenizer, "decode" | "isAdded" | "special" | "token">,
  endTokens: readonly number[],
): TokenizerDoubt | null {
  const named = new Set(
    Object.values(tokenizer.special).map((text) => tokenizer.token(text)),
  );
  const plain = endTokens
    .filter((token) => !tokenizer.isAdded(token) && !named.has(token))
    .map((token) => ({ token, text: tokenizer.decode([token]) }))
    .find(({ text }) => text !== "");
  if (plain === undefined) return null;
  return {
    text: `${
      JSON.stringify(plain.text)
    } (${plain.token}) ends a reply, and is plain text to the tokenizer`,
    advice:
      'Make sure that tokenizer.json is this model\'s, or mend "eos_token_id" in generation_config.json or config.json',
  };
}

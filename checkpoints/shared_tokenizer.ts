import { readTokenizer, type Tokenizer } from "./tokenizer.ts";

/** The tokenizers in use, by the digest of their files. */
const TOKENIZERS = new Map<string, WeakRef<Tokenizer>>();

/**
 * Reads the tokenizer of a checkpoint folder, or gives that of a checkpoint in
 * use with the same files: the variants of a model seldom differ in it, and
 * each would take tens of megabytes.
 *
 * @param folder The checkpoint folder.
 * @param digest Digest of the tokenizer's files.
 * @returns The tokenizer.
 * @throws {Error} If a file is missing or the tokenizer cannot be built of it.
 */
export async function sharedTokenizer(
  folder: string,
  digest: string,
): Promise<Tokenizer> {
  const known = TOKENIZERS.get(digest)?.deref();
  if (known !== undefined) return known;
  const tokenizer = await readTokenizer(folder);
  TOKENIZERS.set(digest, new WeakRef(tokenizer));
  return tokenizer;
}

import { join } from "@std/path";
import { type ChatTemplate, readChatTemplate } from "./chat_template.ts";
import { readConfig } from "./config.ts";
import type { DecoderConfig } from "./decoder_config.ts";
import { digestFile, digestTexts } from "./digest_file.ts";
import { digestWeights } from "./digest_weights.ts";
import { requireTokens } from "./foreign_tokenizer.ts";
import { exists, readOptionalJson } from "./read_json.ts";
import { sharedTokenizer } from "./shared_tokenizer.ts";
import type { Tokenizer } from "./tokenizer.ts";
import { findWeights, type Weights } from "./weights.ts";

/** SHA-256 of what a model's answers depend on. */
export interface CheckpointDigests {
  /** All weight files. */
  readonly weights: string;
  /** `config.json` and `generation_config.json`. */
  readonly config: string;
  /** `tokenizer.json` and `tokenizer_config.json`. */
  readonly tokenizer: string;
  /** The chat template, `null` where there is none. */
  readonly template: string | null;
}

/** A model folder as Hugging Face lays it out, read but for the weights' bytes. */
export interface Checkpoint {
  /** What must be known to run it. */
  readonly config: DecoderConfig;
  /** Where its tensors are. */
  readonly weights: Weights;
  /** Its tokenizer. */
  readonly tokenizer: Tokenizer;
  /** Its chat template, `null` where it has none. */
  readonly template: ChatTemplate | null;
  /** Tokens that end a text. */
  readonly endTokens: readonly number[];
  /** What its answers depend on. */
  readonly digests: CheckpointDigests;
}

/**
 * Reads a checkpoint folder. Nothing in it is trusted, nothing is executed,
 * nothing is written.
 *
 * @param folder The folder.
 * @returns All but the weights' bytes.
 * @throws {Error} If a file is missing or malformed, or the model is not supported.
 *
 * @example Usage
 * ```ts
 * import { readCheckpoint } from "@aftertune/aftertune/checkpoints/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const checkpoint = await readCheckpoint("tests/data/tiny_llama/base");
 *
 * assertEquals(checkpoint.config.architecture, "LlamaForCausalLM");
 * assertEquals(checkpoint.digests.weights.length, 64);
 * ```
 */
export async function readCheckpoint(folder: string): Promise<Checkpoint> {
  const config = await readConfig(folder);
  const weights = await findWeights(folder);
  const tokenizerDigest = await digestAll(
    await inside(folder, ["tokenizer.json", "tokenizer_config.json"]),
    digestFile,
  );
  const tokenizer = await sharedTokenizer(folder, tokenizerDigest);
  requireTokens(tokenizer, config.vocabulary, folder);
  const template = await readChatTemplate(folder, tokenizer.special);
  return {
    config,
    weights,
    tokenizer,
    template,
    endTokens: await readEndTokens(folder, config, tokenizer),
    digests: {
      weights: await digestAll(weights.files, digestWeights),
      config: await digestAll(
        await inside(folder, ["config.json", "generation_config.json"]),
        digestFile,
      ),
      tokenizer: tokenizerDigest,
      template: template && digestTexts([template.source]),
    },
  };
}

/** Where transformers looks for them: generation settings come before the model's, the tokenizer's are the last resort. */
async function readEndTokens(
  folder: string,
  config: DecoderConfig,
  tokenizer: Tokenizer,
): Promise<readonly number[]> {
  const generation = await readOptionalJson(
    join(folder, "generation_config.json"),
  );
  const tokens = generation?.tokens("eos_token_id") ?? [];
  if (tokens.length > 0) return tokens;
  if (config.endTokens.length > 0) return config.endTokens;
  const token = tokenizer.token(tokenizer.special["eos_token"] ?? "");
  return token === undefined ? [] : [token];
}

async function inside(
  folder: string,
  names: readonly string[],
): Promise<string[]> {
  const paths: string[] = [];
  for (const name of names) {
    const path = join(folder, name);
    if (await exists(path)) paths.push(path);
  }
  return paths;
}

async function digestAll(
  paths: readonly string[],
  digest: (path: string) => Promise<string>,
): Promise<string> {
  const digests: string[] = [];
  for (const path of paths) digests.push(await digest(path));
  return digestTexts(digests);
}

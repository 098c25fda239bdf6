import type { LanguageModel, Sequence } from "../runners/local/mod.ts";

/** How fast a model is, one request at a time. */
export interface Speed {
  /** Tokens of a prompt that it reads in a second. */
  readonly promptTokensPerSecond: number;
  /** Tokens of a reply that it writes in a second. */
  readonly replyTokensPerSecond: number;
}

const PROMPT_TOKENS = 128;
const REPLY_TOKENS = 32;

/** Milliseconds after which no further token is written. */
const LONGEST = 2_000;

/**
 * Measures a model on a prompt and its reply.
 *
 * @param model The model, its weights loaded.
 * @returns How fast it is.
 */
export async function measureSpeed(model: LanguageModel): Promise<Speed> {
  // The first time, memory for steps of this size is still being taken.
  await measure(model);
  return await measure(model);
}

async function measure(model: LanguageModel): Promise<Speed> {
  const { context, vocabulary } = model.limits;
  const length = Math.min(PROMPT_TOKENS, Math.ceil(context / 2));
  const prompt = Array.from({ length }, (_, index) => index % vocabulary);
  const most = Math.min(REPLY_TOKENS, Math.floor(context / 2));
  const sequence = model.open();
  try {
    const begun = performance.now();
    let token = await next(model, sequence, prompt);
    const read = performance.now();
    let written = 0;
    while (written < most && performance.now() - read < LONGEST) {
      token = await next(model, sequence, [token]);
      written++;
    }
    return {
      promptTokensPerSecond: length / (read - begun) * 1_000,
      replyTokensPerSecond: written / (performance.now() - read) * 1_000,
    };
  } finally {
    sequence.close();
  }
}

async function next(
  model: LanguageModel,
  sequence: Sequence,
  tokens: readonly number[],
): Promise<number> {
  const read = { offset: tokens.length - 1, picks: [], whole: false };
  const [[reading] = []] = await model.step([
    { sequence, tokens, reads: [read], grows: tokens.length === 1 },
  ]);
  return reading?.best ?? 0;
}

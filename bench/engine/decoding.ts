import {
  type LanguageModel,
  openModel,
  type Sequence,
} from "../../runners/mod.ts";

/** Options of {@linkcode decoding}. */
export interface DecodingOptions {
  /** The checkpoint's folder. */
  readonly checkpoint: string;
  /** Threads of the processor. */
  readonly threads: number;
  /** Rows that grow together. */
  readonly rows: number;
  /** Tokens of each row's own prompt. */
  readonly prompt: number;
  /** Tokens that each row goes on for. */
  readonly steps: number;
}

/** How fast tokens are computed. */
export interface DecodingRate {
  /** Tokens of prompts a second. */
  readonly prefill: number;
  /** Tokens of all rows a second. */
  readonly decode: number;
}

/**
 * Lets rows with prompts of their own grow greedily, twice: the first time
 * warms up, as llama.cpp's benchmark does, and claims the memory.
 *
 * @param options What grows.
 * @returns How fast, the second time.
 */
export async function decoding(
  { checkpoint, threads, ...growth }: DecodingOptions,
): Promise<DecodingRate> {
  await using model = await openModel(checkpoint, { threads });
  await grow(model, growth);
  return await grow(model, growth);
}

async function grow(
  model: LanguageModel,
  { rows, prompt, steps }: Pick<DecodingOptions, "rows" | "prompt" | "steps">,
): Promise<DecodingRate> {
  const read = { offset: 0, picks: [], whole: false };
  const begun = performance.now();
  const replies: { sequence: Sequence; last: number }[] = [];
  for (let row = 0; row < rows; row++) {
    const sequence = model.open();
    const tokens = Array.from(
      { length: prompt },
      (_, place) => (100 + row * 31 + place) % model.limits.vocabulary,
    );
    const reads = [{ ...read, offset: prompt - 1 }];
    const [[reading] = []] = await model.step([{ sequence, tokens, reads }]);
    replies.push({ sequence, last: reading?.best ?? 0 });
  }
  const started = performance.now();
  for (let step = 0; step < steps; step++) {
    const readings = await model.step(
      replies.map(({ sequence, last }) => ({
        ...{ sequence, tokens: [last], reads: [read], grows: true },
      })),
    );
    replies.forEach((reply, row) => {
      reply.last = readings[row]?.[0]?.best ?? 0;
    });
  }
  const ended = performance.now();
  for (const { sequence } of replies) sequence.close();
  return {
    prefill: rows * prompt / (started - begun) * 1000,
    decode: rows * steps / (ended - started) * 1000,
  };
}

import type { Tokenizer } from "../../checkpoints/mod.ts";
import type {
  GenerateRequest,
  ModelRequest,
  ModelResponse,
  Random,
} from "../../core/mod.ts";
import { adjustLogits, adjusts } from "./adjust_logits.ts";
import type { FittedPrompt } from "./fit_prompt.ts";
import type { Reading } from "./language_model.ts";
import type { Listener } from "./prefix_tree.ts";
import { NOT_A_NUMBER } from "./not_a_number.ts";
import { PromptLookup } from "./prompt_lookup.ts";
import { seededRandom } from "./random.ts";
import { ReplyText } from "./reply_text.ts";
import { sample } from "./sample.ts";

/** What a row answers. */
export interface RowSource {
  /** The request. */
  readonly request: ModelRequest & GenerateRequest;
  /** Its prompt. */
  readonly prompt: FittedPrompt;
  /** What turns tokens into text. */
  readonly tokenizer: Tokenizer;
  /** Tokens that end a text. */
  readonly endTokens: readonly number[];
  /** Takes the response. */
  readonly answer: (response: ModelResponse) => void;
}

/** A reply in the making. */
export class Row implements Listener {
  readonly picks: readonly number[] = [];
  readonly whole: boolean;
  readonly #source: RowSource;
  readonly #text: ReplyText;
  readonly #endTokens: ReadonlySet<number>;
  readonly #random: Random;
  readonly #logprobs: number[] = [];
  /** Tokens of prompt and reply, where a repetition counts. */
  readonly #seen: Set<number>;
  readonly #reply: number[] = [];
  #lookup: PromptLookup | undefined;
  #isOver = false;

  /** @param source What it answers. */
  constructor(source: RowSource) {
    const { request, tokenizer, endTokens } = source;
    const { sampling } = request;
    const { temperature, stop, seed, logprobs = false } = sampling;
    this.#source = source;
    this.whole = temperature > 0 || logprobs || adjusts(sampling);
    this.#text = new ReplyText(tokenizer, stop);
    this.#endTokens = new Set([
      ...sampling.endTokens ?? endTokens,
      ...stopTokens(tokenizer, stop),
    ]);
    this.#random = seededRandom(seed ?? 0);
    this.#seen = new Set(
      sampling.repetitionPenalty === undefined ? [] : source.prompt.tokens,
    );
  }

  /** Most tokens that the reply may have. */
  get maxTokens(): number {
    return this.#source.request.sampling.maxTokens;
  }

  /** The token to be computed next. */
  get last(): number {
    return this.#reply.at(-1) ?? 0;
  }

  /** Whether it has been answered. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /**
   * Drafts the tokens behind the next one.
   *
   * @param most Most tokens of the draft.
   * @returns The draft; {@linkcode take} decides what of it comes true.
   */
  draft(most: number): readonly number[] {
    const left = this.maxTokens - this.#reply.length - 1;
    this.#lookup ??= new PromptLookup([
      ...this.#source.prompt.tokens,
      ...this.#reply,
    ]);
    return this.#lookup.draft(Math.min(most, left));
  }

  take(reading: Reading): void {
    const { request } = this.#source;
    if (Number.isNaN(reading.logSum)) {
      const requestId = request.id;
      this.#answer({ kind: "failed", requestId, error: NOT_A_NUMBER });
      return;
    }
    const token = this.#next(reading);
    if (token === undefined) {
      const requestId = request.id;
      this.#answer({ kind: "failed", requestId, error: NONE_LEFT });
      return;
    }
    this.#seen.add(token);
    this.#reply.push(token);
    this.#lookup?.push(token);
    if (this.#endTokens.has(token) || this.#text.push(token)) {
      this.#finish("stop");
    } else if (this.#reply.length >= this.maxTokens) this.#finish("length");
  }

  /** Takes the next token; `undefined` where all are banned. */
  #next({ best, logits, logSum }: Reading): number | undefined {
    if (logits === null) return best;
    const { sampling } = this.#source.request;
    const adjusted = adjusts(sampling)
      ? adjustLogits(logits, sampling, this.#seen)
      : logits;
    const likeliest = indexOfMost(adjusted);
    if (adjusted[likeliest] === -Infinity) return undefined;
    const token = sampling.temperature > 0
      ? sample(adjusted, sampling, this.#random)
      : likeliest;
    if (sampling.logprobs) {
      this.#logprobs.push((logits[token] ?? Number.NaN) - logSum);
    }
    return token;
  }

  #finish(finish: "stop" | "length"): void {
    const { id, sampling: { tokens = false, logprobs = false } } =
      this.#source.request;
    this.#answer({
      kind: "generated",
      requestId: id,
      text: this.#text.text,
      finish,
      ...tokens ? { tokens: this.#reply } : {},
      ...logprobs ? { logprobs: this.#logprobs } : {},
      usage: {
        ...this.#source.prompt.usage,
        completionTokens: this.#reply.length,
      },
    });
  }

  #answer(response: ModelResponse): void {
    this.#isOver = true;
    this.#source.answer(response);
  }
}

const NONE_LEFT =
  "Cannot answer as a token must be left to take: all are banned. Ban fewer";

/** The place of the largest; of equals, the first. */
function indexOfMost(values: Float32Array): number {
  let most = 0;
  for (let index = 1; index < values.length; index++) {
    if ((values[index] ?? 0) > (values[most] ?? 0)) most = index;
  }
  return most;
}

/** Special tokens that end a reply: their text is left out when tokens are decoded, so that it would never be found. */
function stopTokens(tokenizer: Tokenizer, stop: readonly string[]): number[] {
  return stop.flatMap((text) => {
    const token = tokenizer.token(text);
    return token !== undefined && tokenizer.decode([token]) === ""
      ? [token]
      : [];
  });
}

import type { Tokenizer } from "../../checkpoints/mod.ts";
import type {
  GenerateRequest,
  ModelRequest,
  ModelResponse,
  Random,
} from "../../core/mod.ts";
import type { Reading } from "./language_model.ts";
import type { Listener } from "./prefix_tree.ts";
import { seededRandom } from "./random.ts";
import { ReplyText } from "./reply_text.ts";
import { sample } from "./sample.ts";

/** What a row answers. */
export interface RowSource {
  /** The request. */
  readonly request: ModelRequest & GenerateRequest;
  /** Number of tokens of its prompt. */
  readonly promptTokens: number;
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
  #count = 0;
  #last = 0;
  #isOver = false;

  /** @param source What it answers. */
  constructor(source: RowSource) {
    const { request, tokenizer, endTokens } = source;
    const { temperature, stop, seed } = request.sampling;
    this.#source = source;
    this.whole = temperature > 0;
    this.#text = new ReplyText(tokenizer, stop);
    this.#endTokens = new Set([...endTokens, ...stopTokens(tokenizer, stop)]);
    this.#random = seededRandom(seed ?? 0);
  }

  /** Most tokens that the reply may have. */
  get maxTokens(): number {
    return this.#source.request.sampling.maxTokens;
  }

  /** The token to be computed next. */
  get last(): number {
    return this.#last;
  }

  /** Whether it has been answered. */
  get isOver(): boolean {
    return this.#isOver;
  }

  take(reading: Reading): void {
    const { request } = this.#source;
    if (Number.isNaN(reading.logSum)) {
      const requestId = request.id;
      this.#answer({ kind: "failed", requestId, error: NOT_A_NUMBER });
      return;
    }
    const token = reading.logits === null
      ? reading.best
      : sample(reading.logits, request.sampling, this.#random);
    this.#last = token;
    this.#count++;
    if (this.#endTokens.has(token) || this.#text.push(token)) {
      this.#finish("stop");
    } else if (this.#count >= this.maxTokens) this.#finish("length");
  }

  #finish(finish: "stop" | "length"): void {
    this.#answer({
      kind: "generated",
      requestId: this.#source.request.id,
      text: this.#text.text,
      finish,
      usage: {
        promptTokens: this.#source.promptTokens,
        completionTokens: this.#count,
      },
    });
  }

  #answer(response: ModelResponse): void {
    this.#isOver = true;
    this.#source.answer(response);
  }
}

/** What is said of a prediction that is no number. */
export const NOT_A_NUMBER =
  "Cannot answer as the model's logits must be numbers: they are NaN. Check the weights for NaN or infinite values";

/** Special tokens that end a reply: their text is left out when tokens are decoded, so that it would never be found. */
function stopTokens(tokenizer: Tokenizer, stop: readonly string[]): number[] {
  return stop.flatMap((text) => {
    const token = tokenizer.token(text);
    return token !== undefined && tokenizer.decode([token]) === ""
      ? [token]
      : [];
  });
}

import type { Tokenizer } from "../../checkpoints/mod.ts";

/** What a character looks like whose last bytes are still to come. */
const INCOMPLETE = "\uFFFD";

/**
 * The text of a reply as its tokens come in, watched for the strings that end
 * it. A stop string may begin in one token and end in a later one.
 */
export class ReplyText {
  readonly #tokenizer: Pick<Tokenizer, "decode">;
  readonly #stop: readonly string[];
  readonly #longest: number;
  readonly #tokens: number[] = [];
  /** Tokens from here are decoded with the new ones: what precedes a token can change its text. */
  #context = 0;
  /** Tokens up to here have their text in the tail. */
  #read = 0;
  /** The end of the text, as far back as a stop string may reach. */
  #tail = "";

  /**
   * @param tokenizer What turns tokens into text.
   * @param stop The strings that end the reply.
   */
  constructor(tokenizer: Pick<Tokenizer, "decode">, stop: readonly string[]) {
    this.#tokenizer = tokenizer;
    this.#stop = stop;
    this.#longest = Math.max(0, ...stop.map((text) => text.length));
  }

  /** Number of tokens. */
  get length(): number {
    return this.#tokens.length;
  }

  /**
   * Adds a token.
   *
   * @returns Whether a stop string is complete.
   */
  push(token: number): boolean {
    this.#tokens.push(token);
    if (this.#stop.length === 0) return false;
    const before = this.#decode(this.#context, this.#read);
    const after = this.#decode(this.#context);
    if (after.length <= before.length || after.endsWith(INCOMPLETE)) {
      return false;
    }
    this.#tail += after.slice(before.length);
    this.#context = this.#read;
    this.#read = this.#tokens.length;
    const isOver = this.#stop.some((stop) => this.#tail.includes(stop));
    this.#tail = this.#tail.slice(-this.#longest);
    return isOver;
  }

  /** The text up to the first stop string. */
  get text(): string {
    const whole = this.#decode(0);
    const ends = this.#stop.map((stop) => whole.indexOf(stop));
    return whole.slice(
      0,
      Math.min(...ends.filter((end) => end >= 0), whole.length),
    );
  }

  #decode(from: number, to?: number): string {
    return this.#tokenizer.decode(this.#tokens.slice(from, to));
  }
}

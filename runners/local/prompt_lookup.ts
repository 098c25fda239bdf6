/** How many of a text's last tokens are looked up in what came before. */
const ENDING = { shortest: 2, longest: 3 };

/** Most tokens of the first draft. */
const FIRST = 2;

/**
 * Drafts how a text goes on: as it did where it had the same last tokens
 * before. Worked answers repeat their question's words and numbers, so that
 * half of what is drafted comes true. Drafts grow as long as they do and shrink
 * when they do not.
 *
 * Prompt lookup decoding (Saxena 2023,
 * https://github.com/apoorvumang/prompt-lookup-decoding), a kind of speculative
 * decoding (Leviathan et al. 2023, https://arxiv.org/abs/2211.17192) without a
 * second model.
 */
export class PromptLookup {
  readonly #tokens: number[];
  /** The last draft. */
  #draft: readonly number[] = [];
  /** Where it begins. */
  #start = 0;
  /** Most tokens of the next one. */
  #most = FIRST;

  /** @param tokens The text so far. */
  constructor(tokens: readonly number[]) {
    this.#tokens = [...tokens];
  }

  /** Takes the token that really came next. */
  push(token: number): void {
    this.#tokens.push(token);
  }

  /**
   * Drafts the next tokens.
   *
   * @param most Most tokens of the draft.
   * @returns The draft; empty where the text has had no such ending before.
   */
  draft(most: number): readonly number[] {
    this.#adapt();
    const count = Math.min(most, this.#most);
    const place = count > 0 ? lookUp(this.#tokens) : undefined;
    this.#start = this.#tokens.length;
    this.#draft = place === undefined
      ? []
      : repeated(this.#tokens.slice(place, place + count), count);
    return this.#draft;
  }

  /** Twice as long where all came true; else as long as what did. */
  #adapt(): void {
    const { length } = this.#draft;
    if (length === 0) return;
    const wrong = this.#draft.findIndex((token, index) =>
      token !== this.#tokens[this.#start + index]
    );
    this.#most = wrong < 0 ? 2 * length : Math.max(1, wrong);
  }
}

/** The place behind the latest earlier ending: one of full length if there is any. */
function lookUp(tokens: readonly number[]): number | undefined {
  let found: number | undefined;
  for (let place = tokens.length - 1; place >= ENDING.shortest; place--) {
    const length = commonEnding(tokens, place);
    if (length === ENDING.longest) return place;
    if (length === ENDING.shortest) found ??= place;
  }
  return found;
}

/** Tokens over and over, as many as are wanted: a text whose end repeats them is likely to go on so. */
function repeated(tokens: readonly number[], count: number): number[] {
  return Array.from(
    { length: count },
    (_, index) => tokens[index % tokens.length] as number,
  );
}

/** How many tokens before a place are the same as at the end, the longest ending at most. */
function commonEnding(tokens: readonly number[], place: number): number {
  const { length } = tokens;
  let common = 0;
  while (
    common < ENDING.longest && common < place &&
    tokens[place - 1 - common] === tokens[length - 1 - common]
  ) common++;
  return common;
}

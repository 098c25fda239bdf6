import type { Fields } from "./fields.ts";

/** A text that is one token whatever stands around it. */
export interface AddedToken {
  /** How it is spelled. */
  readonly content: string;
  /** Its number. */
  readonly id: number;
  /** Whether it leaves no text. */
  readonly isSpecial: boolean;
  /** Whether it is sought in the text once that is normalized. */
  readonly isNormalized: boolean;
  /** Whether it must stand between characters that are of no word. */
  readonly isWord: boolean;
  /** Whether it takes in the white space before it. */
  readonly takesBefore: boolean;
  /** Whether it takes in the white space behind it. */
  readonly takesBehind: boolean;
}

/** What lies between added tokens. */
export interface Stretch {
  /** Its text. */
  readonly text: string;
  /** Whether the whole text begins with it. */
  readonly isFirst: boolean;
}

const SPACE_BEHIND_REGEXP = /^\p{White_Space}+/u;
const SPACE_BEFORE_REGEXP = /\p{White_Space}+$/u;

const WORD = "[\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}\\p{Join_Control}]";
const WORD_BEHIND_REGEXP = new RegExp(`^${WORD}`, "u");
const WORD_BEFORE_REGEXP = new RegExp(`${WORD}$`, "u");

/**
 * Reads an added token.
 *
 * @param fields Its fields in tokenizer.json.
 * @returns The token.
 * @throws {TypeError} If a field is missing or of another type.
 */
export function readAddedToken(fields: Fields): AddedToken {
  const isSpecial = fields.boolean("special", false);
  return {
    content: fields.string("content"),
    id: fields.tokens("id")[0] ?? 0,
    isSpecial,
    isNormalized: fields.boolean("normalized", !isSpecial),
    isWord: fields.boolean("single_word", false),
    takesBefore: fields.boolean("lstrip", false),
    takesBehind: fields.boolean("rstrip", false),
  };
}

/**
 * Requires added tokens to be numbered in order, as the library for Python
 * numbers them whatever the file says.
 *
 * @param added The tokens.
 * @param vocabulary The numbers of the others.
 * @throws {RangeError} If one has another number.
 */
export function requireOrder(
  added: readonly AddedToken[],
  vocabulary: ReadonlyMap<string, number>,
): void {
  let next = vocabulary.size;
  for (const { content, id } of added) {
    const expected = vocabulary.get(content) ?? next++;
    if (id !== expected) {
      throw new RangeError(
        `Added tokens must be numbered in order behind the vocabulary: "${content}" is ${id}, not ${expected}`,
      );
    }
  }
}

/**
 * Finds added tokens in texts, as the tokenizers library does: the leftmost
 * first, of several the longest.
 */
export class AddedTokens {
  /** Those that begin with a character, the longest first. */
  readonly #tokens = new Map<string, AddedToken[]>();

  /** @param tokens The tokens, each spelled as it is sought. */
  constructor(tokens: readonly AddedToken[]) {
    const longest = [...tokens].sort((one, other) =>
      other.content.length - one.content.length
    );
    for (const token of longest) {
      const [first] = token.content.split("");
      if (first === undefined) continue;
      const others = this.#tokens.get(first);
      if (others === undefined) this.#tokens.set(first, [token]);
      else others.push(token);
    }
  }

  /**
   * Divides a text.
   *
   * @param stretch The text.
   * @returns The numbers of tokens, and what lies between them, none of it empty.
   */
  split({ text, isFirst }: Stretch): (number | Stretch)[] {
    const parts: (number | Stretch)[] = [];
    let end = 0;
    const keep = (until: number) => {
      if (end >= until) return;
      const between = text.slice(end, until);
      parts.push({ text: between, isFirst: isFirst && end === 0 });
    };
    for (const { token, at } of this.#find(text)) {
      const behind = at + token.content.length;
      if (token.isWord && !standsAlone(text, at, behind)) continue;
      const taken = token.takesBefore
        ? lengthOf(SPACE_BEFORE_REGEXP, text.slice(end, at))
        : 0;
      keep(at - taken);
      parts.push(token.id);
      end = behind;
      if (token.takesBehind) {
        end += lengthOf(SPACE_BEHIND_REGEXP, text.slice(behind));
      }
    }
    keep(text.length);
    return parts;
  }

  *#find(text: string): Iterable<{ token: AddedToken; at: number }> {
    if (this.#tokens.size === 0) return;
    let at = 0;
    while (at < text.length) {
      const token = this.#tokens.get(text[at] ?? "")
        ?.find(({ content }) => text.startsWith(content, at));
      if (token !== undefined) yield { token, at };
      at += token?.content.length ?? 1;
    }
  }
}

function standsAlone(text: string, start: number, end: number): boolean {
  return !WORD_BEFORE_REGEXP.test(text.slice(0, start)) &&
    !WORD_BEHIND_REGEXP.test(text.slice(end));
}

function lengthOf(pattern: RegExp, text: string): number {
  return pattern.exec(text)?.[0].length ?? 0;
}

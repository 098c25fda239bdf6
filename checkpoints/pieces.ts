import type { SequencePreTokenizer } from "@huggingface/tokenizers";

/** A configuration of one pre-tokenizer. */
export type Config = ConstructorParameters<
  typeof SequencePreTokenizer
>[0]["pretokenizers"][number];

/** Any character, as a regular expression of Oniguruma. */
export const ANY = "[\\x00-\\x{10FFFF}]";

/**
 * Divides texts at what a regular expression matches.
 *
 * @param source The regular expression, in the syntax of Oniguruma.
 * @param behavior Whether matches stay, each by itself.
 * @param isInverted Whether what is not matched is removed.
 * @returns The configuration.
 */
export function pieces(
  source: string,
  behavior: "Isolated" | "Removed" = "Isolated",
  isInverted = false,
): Config {
  const pattern = { Regex: source };
  return { type: "Split", pattern, behavior, invert: isInverted };
}

/**
 * Divides texts at separators.
 *
 * @param source A regular expression for one separator.
 * @param behavior Whom a separator goes with, as the tokenizers library names it.
 * @returns The configuration.
 * @throws {RangeError} If there is no such behavior.
 */
export function separated(source: string, behavior: string): Config {
  return behavior === "Removed"
    ? pieces(source, behavior)
    : pieces(behaving(source, behavior));
}

/** What a piece is where a separator does not simply stand alone. */
function behaving(source: string, behavior: string): string {
  const other = `(?:(?!${source})${ANY})*`;
  switch (behavior) {
    case "Isolated":
      return source;
    case "Contiguous":
      return `(?:${source})+`;
    case "MergedWithPrevious":
      return `${other}(?:${source})`;
    case "MergedWithNext":
      return `(?:${source})${other}`;
    default:
      throw new RangeError(
        `The behavior of a pre-tokenizer must be one of Isolated, Contiguous, Removed, MergedWithPrevious, MergedWithNext: it is "${behavior}"`,
      );
  }
}

/**
 * Replaces what a regular expression matches.
 *
 * @param source The regular expression.
 * @param content What it is replaced by; `$1` stands for its first group.
 * @returns The configuration.
 */
export function replacing(source: string, content: string): Config {
  return { type: "Replace", pattern: { Regex: source }, content };
}

/**
 * Writes a text as a regular expression that matches it.
 *
 * @param text The text.
 * @returns The regular expression.
 */
export function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

import type { Answer, Outputs, Usage } from "../core/mod.ts";

/** Counts what answers look like, one after the other. */
export interface OutputTally {
  /** Takes an answer. */
  add(answer: Answer): void;
  /** What was counted so far. */
  counts(): Omit<Outputs, "picks">;
}

/**
 * Begins to count what the answers of one model to one task look like.
 *
 * @returns A tally without an answer in it.
 */
export function tallyOutputs(): OutputTally {
  const times = new Map<number, number>();
  let [answered, empty, truncated, shortened] = [0, 0, 0, 0];
  let tokens: number | null = 0;
  return {
    add(answer) {
      answered++;
      tokens = sumOf(tokens, answer.usage);
      if (answer.usage.omittedTokens) shortened++;
      if (answer.kind !== "generated") return;
      if (!/\S/.test(answer.text)) empty++;
      if (answer.finish === "length") truncated++;
      const mark = wideFingerprint(answer.text);
      times.set(mark, (times.get(mark) ?? 0) + 1);
    },
    counts() {
      let [repeated, commonest] = [0, 0];
      for (const count of times.values()) {
        repeated += count - 1;
        commonest = Math.max(commonest, count);
      }
      return {
        ...{ answered, empty, truncated, shortened, repeated, commonest },
        tokens,
      };
    },
  };
}

/** What one answer does not tell is not known of all. */
function sumOf(
  tokens: number | null,
  { promptTokens, completionTokens }: Usage,
): number | null {
  return tokens === null || promptTokens === null || completionTokens === null
    ? null
    : tokens + promptTokens + completionTokens;
}

/**
 * 53 bits, so that a million answers share none by chance: two multiplicative
 * hashes by the primes of xxHash32.
 */
function wideFingerprint(text: string): number {
  let [low, high] = [0, 0];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at) + 1;
    low = Math.imul(low ^ unit, 0x9e3779b1);
    high = Math.imul(high ^ unit, 0x85ebca77);
    low ^= low >>> 15;
    high ^= high >>> 13;
  }
  return (high >>> 11) * 2 ** 32 + (low >>> 0);
}

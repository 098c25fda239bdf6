import { levenshteinDistance } from "@std/text/levenshtein-distance";

/**
 * A "did you mean" for a name that is not known.
 *
 * @param word What was written.
 * @param words What could have been meant.
 * @returns A sentence that begins with a space, or nothing where no word is near.
 *
 * @example A slip of the finger
 * ```ts
 * import { suggest } from "@aftertune/aftertune/suites/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(suggest("fcats", ["facts", "gsm8k"]), ' Did you mean "facts"?');
 * assertEquals(suggest("mmlu", ["facts", "gsm8k"]), "");
 * ```
 */
export function suggest(word: string, words: readonly string[]): string {
  const near = words
    .map((candidate) => ({
      candidate,
      distance: levenshteinDistance(
        word.toLowerCase(),
        candidate.toLowerCase(),
      ),
    }))
    .sort((a, b) => a.distance - b.distance)[0];
  return near !== undefined &&
      near.distance <= Math.max(2, Math.floor(word.length / 3))
    ? ` Did you mean "${near.candidate}"?`
    : "";
}

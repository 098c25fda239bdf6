/** A run of text and whether the other text lacks it. */
export interface Run {
  /** The text. */
  readonly text: string;
  /** Whether it is part of what differs. */
  readonly differs: boolean;
}

/**
 * Finds what differs between two short texts, word by word, by their longest
 * common subsequence; space does not count.
 *
 * @param before One text.
 * @param after The other text.
 * @returns The runs of each text, which joined give the text back.
 *
 * @example Usage
 * ```ts
 * import { wordDiff } from "@aftertune/aftertune/reports/page/word_diff.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(wordDiff("it is 7", "it is 9")[1], [
 *   { text: "it is", differs: false },
 *   { text: " 9", differs: true },
 * ]);
 * ```
 */
export function wordDiff(
  before: string,
  after: string,
): readonly [readonly Run[], readonly Run[]] {
  const old = before.match(WORDS) ?? [];
  const young = after.match(WORDS) ?? [];
  const common = commonWords(
    old.map((word) => word.trim()),
    young.map((word) => word.trim()),
  );
  return [
    runs(old, common.map(([index]) => index)),
    runs(young, common.map(([, index]) => index)),
  ];
}

/** Each word with the space before it, so that neighbours make one run. */
const WORDS = /\s*\S+|\s+$/g;

/** Places of the words of a longest common subsequence, in both lists. */
function commonWords(
  old: readonly string[],
  young: readonly string[],
): [number, number][] {
  const width = young.length + 1;
  const lengths = new Uint32Array((old.length + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = young.length - 1; j >= 0; j--) {
      lengths[i * width + j] = old[i] === young[j]
        ? at(i + 1, j + 1) + 1
        : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const places: [number, number][] = [];
  let i = 0;
  let j = 0;
  while (i < old.length && j < young.length) {
    if (old[i] === young[j]) places.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return places;
}

function runs(words: readonly string[], common: readonly number[]): Run[] {
  const shared = new Set(common);
  const result: { text: string; differs: boolean }[] = [];
  words.forEach((word, index) => {
    const differs = !shared.has(index);
    const last = result.at(-1);
    if (last?.differs === differs) last.text += word;
    else result.push({ text: word, differs });
  });
  return result;
}

import type { Random, Sample, Treatment } from "../core/mod.ts";

const NAMES = "Tom Ann Ben Eva Max Lia Sam Ida Leo Mia Rex Zoe Kit Una Gus Fay"
  .split(" ");
const THINGS =
  "apples pears shells coins books cards pens cups nuts beads stones keys rings stamps plums hats"
    .split(" ");
const NUMBERS = Array.from({ length: 14 }, (_, i) => `${i + 2}`);

/** The gap between two sentences; a title's full stop ends none. */
const GAP_REGEXP =
  /(?<=(?<!\b(?:Mr|Mrs|Ms|Dr|St))[.!?]["”’')]*)\s+(?=["“(]?[A-Z\d])/g;

/**
 * Puts a sentence before the question that has nothing to do with it, such as
 * `Ida has 7 hats.`, with a name and a thing that the question does not name and
 * a number that is not the answer.
 *
 * After GSM-IC (Shi et al. 2023, https://arxiv.org/abs/2302.00093), whose
 * sentences are written by templates of several kinds and mostly stay on the
 * story's topic; these are of one kind and never do. It applies where the answer
 * is a number and the question has a story, which one sentence alone is not.
 */
export const irrelevantSentence: Treatment = {
  name: "irrelevant-sentence",
  version: 1,
  description:
    "a sentence that has nothing to do with it comes before the question",
  apply(sample: Sample, random: Random): Sample | null {
    const { question, targets } = sample;
    const isNumeric = targets.some((target) => /\d/.test(target));
    const gap = isNumeric ? lastGap(question) : undefined;
    const words = new Set(question.toLowerCase().match(/\p{L}+/gu));
    const name = draw(random, NAMES.filter((it) => !isUsed(it, words)));
    const thing = draw(random, THINGS.filter((it) => !isUsed(it, words)));
    const number = draw(random, NUMBERS.filter((it) => !targets.includes(it)));
    if (gap === undefined || !name || !thing || !number) return null;
    const sentence = `${name} has ${number} ${thing}.`;
    return {
      ...sample,
      question: `${question.slice(0, gap)} ${sentence}${question.slice(gap)}`,
    };
  },
};

/** Where the sentence before the question ends; the question asks, or is the last one. */
function lastGap(text: string): number | undefined {
  const mark = text.lastIndexOf("?");
  const end = mark === -1 ? text.length : mark;
  return text.slice(0, end).matchAll(GAP_REGEXP).toArray().at(-1)?.index;
}

function isUsed(word: string, words: ReadonlySet<string>): boolean {
  const plural = word.toLowerCase();
  return words.has(plural) || words.has(plural.replace(/s$/, ""));
}

function draw(
  random: Random,
  items: readonly string[],
): string | undefined {
  return items[Math.floor(random() * items.length)];
}

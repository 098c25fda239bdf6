import type { Random, Sample, Treatment } from "../core/mod.ts";

/** A word or a number; what stands around it stays. */
const WORD_REGEXP = /[\p{L}\p{N}]+(?:[.,'’-][\p{L}\p{N}]+)*/gu;

/** Plain text to every tokenizer, and no word of any language. */
const MASK = "_";

/**
 * Makes a treatment that masks a share of the words: those of the forced words
 * where there are some, else those of the question. Each share draws words of
 * its own.
 *
 * After Masked Thought (Chen et al. 2024, https://arxiv.org/abs/2403.02178), which
 * masks the worked solution while it tunes; here the tuned model is asked. It
 * departs in masking words rather than tokens, an exact share of them, and in
 * masking questions too, which the paper does only to show that it hurts.
 *
 * @param percent The share in percent, a whole number from 1 to 100.
 * @returns A treatment that applies wherever the share comes to a whole word.
 * @throws {RangeError} If the share is none.
 *
 * @example Usage
 * ```ts
 * import { masked } from "@aftertune/aftertune/treatments/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const sample = { id: "1", question: "Ann has 3 pens.", targets: ["3"] };
 * assertEquals(masked(50).apply(sample, () => 0)?.question, "_ _ 3 pens.");
 * ```
 */
export function masked(percent: number): Treatment {
  if (!Number.isInteger(percent) || percent < 1 || percent > 100) {
    throw new RangeError(
      `Cannot mask words as the share must be a whole percentage from 1 to 100: it is ${percent}. Mend it`,
    );
  }
  return {
    name: `masked-${percent}`,
    version: 1,
    description: `${percent}% of the words are masked`,
    dose: { of: "words masked", share: percent / 100 },
    apply(sample: Sample, random: Random): Sample | null {
      const field = sample.prefix === undefined ? "question" : "prefix";
      const text = sample[field] ?? "";
      const words = [...text.matchAll(WORD_REGEXP)];
      const chosen = chosenOf(words.length, {
        count: Math.round(words.length * percent / 100),
        random,
      });
      if (chosen.size === 0) return null;
      let place = 0;
      const hidden = text.replace(
        WORD_REGEXP,
        (word) => chosen.has(place++) ? MASK : word,
      );
      return { ...sample, [field]: hidden };
    },
  };
}

/** Draws places without putting any back, by Fisher and Yates' shuffle. */
function chosenOf(
  length: number,
  { count, random }: { readonly count: number; readonly random: Random },
): Set<number> {
  const places = Array.from({ length }, (_, place) => place);
  for (let i = 0; i < count; i++) {
    const j = i + Math.floor(random() * (length - i));
    [places[i], places[j]] = [places[j] as number, places[i] as number];
  }
  return new Set(places.slice(0, count));
}

import type { Answer, Sample } from "../core/mod.ts";

/** Which choices a model took, and how sure it was of them. */
export interface PickTally {
  /** Takes an answer with the choice that was read from it. */
  add(
    index: number,
    sample: Sample,
    read: { answer: Answer; choice: string | null },
  ): void;
  /** How often the choice at each place was taken, the first one first. */
  readonly picks: readonly number[];
  /** Probability of the choice that was taken, one a sample; 0 where none was. */
  readonly confidences: Float64Array;
}

/**
 * Begins to count which choices a model took.
 *
 * @param samples How many samples it is asked.
 * @returns A tally without an answer in it.
 */
export function tallyPicks(samples: number): PickTally {
  const picks: number[] = [];
  const confidences = new Float64Array(samples);
  return {
    picks,
    confidences,
    add(index, { choices = [] }, { answer, choice }) {
      if (answer.kind !== "chosen" || choice === null) return;
      const place = choices.findIndex((one) => one.trim() === choice);
      if (place === -1) return;
      while (picks.length < choices.length) picks.push(0);
      picks[place] = (picks[place] as number) + 1;
      confidences[index] = shareOf(place, answer.choices);
    },
  };
}

/** The choice's probability among the choices: the softmax of their log-probabilities. */
function shareOf(
  place: number,
  choices: readonly { readonly logprob: number }[],
): number {
  const own = choices[place]?.logprob as number;
  return 1 /
    choices.reduce((sum, { logprob }) => sum + Math.exp(logprob - own), 0);
}

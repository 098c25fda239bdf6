import type { Chosen, Generated, Sample } from "../../core/mod.ts";

const USAGE = { promptTokens: null, completionTokens: null };

/** A model that needs no weights: what it says to each sample. */
export type Stub = (sample: Sample) => string;

/** Says what a worked example would show. */
export const perfect: Stub = ({ solution, targets }) =>
  ` ${solution ?? targets[0]}`;

/** Starts as the perfect one does, and stops half-way. */
export const truncated: Stub = (sample) =>
  perfect(sample).slice(0, perfect(sample).length / 2);

/** Says the question again. */
export const echo: Stub = ({ question }) => question;

/** Refuses whatever is asked. */
export const refusing: Stub = () => " Sorry, I cannot help with that.";

/** Says nothing. */
export const silent: Stub = () => "";

/** What a stub generates. */
export function generate(stub: Stub, sample: Sample): Generated {
  return {
    kind: "generated",
    requestId: sample.id,
    text: stub(sample),
    finish: "stop",
    usage: USAGE,
  };
}

/** Log-probabilities of a stub that is sure of one choice. */
export function choose(place: number, { id, choices = [] }: Sample): Chosen {
  return {
    kind: "chosen",
    requestId: id,
    choices: choices.map((_, i) => ({
      logprob: i === place ? -0.01 : -50,
      tokens: 1,
      greedy: i === place,
    })),
    usage: USAGE,
  };
}

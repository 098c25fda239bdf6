import type { Chosen, Generated, Sample } from "../../core/mod.ts";

const USAGE = { promptTokens: null, completionTokens: null };

/** An answer of that text. */
export function generated(text: string): Generated {
  return {
    kind: "generated",
    requestId: "r",
    text,
    finish: "stop",
    usage: USAGE,
  };
}

/** An answer of these log-probabilities. */
export function chosen(logprobs: readonly number[]): Chosen {
  return {
    kind: "chosen",
    requestId: "r",
    choices: logprobs.map((logprob) => ({ logprob, tokens: 1, greedy: false })),
    usage: USAGE,
  };
}

/** A sample with these targets. */
export function sampleOf(...targets: readonly string[]): Sample {
  return { id: "1", question: "?", targets };
}

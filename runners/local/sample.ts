import type { Random, Sampling } from "../../core/mod.ts";

/** A token that may be drawn. */
interface Candidate {
  readonly token: number;
  readonly weight: number;
}

/**
 * Draws the next token: temperature, then the likeliest `topK`, then the
 * likeliest up to the mass `topP` (Holtzman et al. 2020,
 * https://arxiv.org/abs/1904.09751), in the order of transformers.
 *
 * @param logits The logits of all tokens.
 * @param sampling How to draw; its temperature is above 0.
 * @param random Where the draw comes from.
 * @returns The token.
 */
export function sample(
  logits: Float32Array,
  { temperature, topK, topP }: Sampling,
  random: Random,
): number {
  const peak = logits.reduce((most, logit) => Math.max(most, logit), -Infinity);
  const candidates: Candidate[] = [];
  logits.forEach((logit, token) => {
    const weight = Math.exp((logit - peak) / temperature);
    if (weight > 0) candidates.push({ token, weight });
  });
  if (topK === undefined && (topP === undefined || topP >= 1)) {
    return draw(candidates, random);
  }
  candidates.sort((a, b) => b.weight - a.weight || a.token - b.token);
  const likeliest = candidates.slice(0, topK);
  return draw(nucleus(likeliest, topP ?? 1), random);
}

/** The likeliest candidates that reach the mass together. */
function nucleus(
  candidates: readonly Candidate[],
  mass: number,
): readonly Candidate[] {
  const enough = mass * total(candidates);
  let sum = 0;
  let count = 0;
  while (count < candidates.length && sum < enough) {
    sum += candidates[count]?.weight ?? 0;
    count++;
  }
  return candidates.slice(0, Math.max(1, count));
}

function draw(candidates: readonly Candidate[], random: Random): number {
  let rest = random() * total(candidates);
  for (const { token, weight } of candidates) {
    rest -= weight;
    if (rest < 0) return token;
  }
  return candidates.at(-1)?.token ?? 0;
}

function total(candidates: readonly Candidate[]): number {
  return candidates.reduce((sum, { weight }) => sum + weight, 0);
}

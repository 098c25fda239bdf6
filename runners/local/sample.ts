import type { Random, Sampling } from "../../core/mod.ts";

/**
 * Draws the next token: temperature, then the likeliest `topK`, then the
 * likeliest up to the mass `topP` (Holtzman et al. 2020,
 * https://arxiv.org/abs/1904.09751), then those at least `minP` as likely as the
 * likeliest (Nguyen et al. 2024, https://arxiv.org/abs/2407.01082), in the order
 * of transformers.
 *
 * @param logits The logits of all tokens.
 * @param sampling How to draw; its temperature is above 0.
 * @param random Where the draw comes from.
 * @returns The token.
 */
export function sample(
  logits: Float32Array,
  { temperature, topK, topP = 1, minP = 0 }: Sampling,
  random: Random,
): number {
  const peak = logits.reduce((most, logit) => Math.max(most, logit), -Infinity);
  const weights = Float64Array.from(
    logits,
    (logit) => Math.exp((logit - peak) / temperature),
  );
  if (topK !== undefined || topP < 1) keepLikeliest(weights, { topK, topP });
  // The likeliest has a weight of 1, whatever was left out.
  if (minP > 0) dropBelow(weights, minP);
  return draw(weights, random);
}

/** Sets all but the likeliest to 0; of equals, the first ones are kept. */
function keepLikeliest(
  weights: Float64Array,
  { topK = weights.length, topP }: { topK: number | undefined; topP: number },
): void {
  const sorted = weights.slice().sort().reverse();
  const enough = topP * total(sorted.subarray(0, topK));
  let count = 0;
  let mass = 0;
  while (
    count < Math.min(topK, sorted.length) && (count === 0 || mass < enough)
  ) {
    mass += sorted[count] ?? 0;
    count++;
  }
  const least = sorted[count - 1] ?? 0;
  let equals = count - sorted.indexOf(least);
  weights.forEach((weight, token) => {
    const isKept = weight > least || weight === least && equals-- > 0;
    if (!isKept) weights[token] = 0;
  });
}

function dropBelow(weights: Float64Array, least: number): void {
  weights.forEach((weight, token) => {
    if (weight < least) weights[token] = 0;
  });
}

function draw(weights: Float64Array, random: Random): number {
  let rest = random() * total(weights);
  let last = 0;
  for (let token = 0; token < weights.length; token++) {
    const weight = weights[token] ?? 0;
    if (weight === 0) continue;
    rest -= weight;
    if (rest < 0) return token;
    last = token;
  }
  return last;
}

function total(weights: Float64Array): number {
  return weights.reduce((sum, weight) => sum + weight, 0);
}

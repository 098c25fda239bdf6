import type { Sampling } from "../../core/mod.ts";

/**
 * Whether a request changes the logits before a token is taken.
 *
 * @param sampling How the response is decoded.
 * @returns Whether {@linkcode adjustLogits} would change any.
 */
export function adjusts(
  { repetitionPenalty = 1, bias = {}, banned = [] }: Sampling,
): boolean {
  return repetitionPenalty !== 1 || Object.keys(bias).length > 0 ||
    banned.length > 0;
}

/**
 * Changes logits as a request wants: bias, then the repetition penalty (Keskar
 * et al. 2019, https://arxiv.org/abs/1909.05858), then bans, in the order of
 * transformers.
 *
 * @param logits The logits of all tokens; left as they are.
 * @param sampling What to change.
 * @param seen The tokens of prompt and response so far.
 * @returns The changed logits.
 */
export function adjustLogits(
  logits: Float32Array,
  { repetitionPenalty = 1, bias = {}, banned = [] }: Sampling,
  seen: Iterable<number>,
): Float32Array {
  const adjusted = logits.slice();
  for (const [token, change] of Object.entries(bias)) {
    adjusted[Number(token)] = (adjusted[Number(token)] ?? 0) + change;
  }
  if (repetitionPenalty !== 1) {
    for (const token of seen) {
      const logit = adjusted[token] ?? 0;
      adjusted[token] = logit < 0
        ? logit * repetitionPenalty
        : logit / repetitionPenalty;
    }
  }
  for (const token of banned) adjusted[token] = -Infinity;
  return adjusted;
}

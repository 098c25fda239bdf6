import type { Extractor } from "./extractor.ts";
import { sameNumber } from "./same_number.ts";

/**
 * The number after the last `The answer is: `, as MetaMath and CorDA read GSM8K
 * (`MetaMath/eval_gsm8k.py`): one separator at most, so that `1,234,567` is
 * 1234; fractions are divided; rounded half to even, as Python rounds.
 */
export const answerIs: Extractor = {
  name: "answer_is",
  version: 1,
  description: 'the whole number after the last "The answer is: "',
  read(text: string): string | null {
    const [, ...parts] = text.split("The answer is: ");
    const match = /[-+]?\d*[.,/]?\d+/.exec(parts.at(-1) ?? "")?.[0];
    if (match === undefined) return null;
    const value = divide(match.replaceAll(",", ""));
    return Number.isFinite(value) ? `${roundHalfEven(value)}` : null;
  },
  same: sameNumber,
};

/** A division by zero is taken for its numerator, as there. */
function divide(text: string): number {
  const [numerator, denominator] = text.split("/");
  if (numerator === "") return NaN;
  return Number(numerator) / (Number(denominator ?? 1) || 1);
}

/** As Python's `round` does: 0.5 and 1.5 and 2.5 give 0 and 2 and 2. */
function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  if (value - floor !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}

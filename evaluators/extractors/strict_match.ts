import type { Extractor } from "./extractor.ts";
import { normalize } from "./normalize.ts";

/**
 * The characters of a number after the first `#### `, as the filter
 * `strict-match` of lm-evaluation-harness's `gsm8k`, version 3, reads them and
 * its `exact_match` compares them: as text, so that `18.0` is not `18`.
 */
export const strictMatch: Extractor = {
  name: "strict_match",
  version: 1,
  description: 'the text of the number after the first "#### "',
  read(text: string): string | null {
    const match = /#### (-?[0-9.,]+)/.exec(text)?.[1];
    return match === undefined ? null : normalize(match);
  },
  same: (answer, target) => answer === normalize(target),
};

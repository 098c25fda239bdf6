import type { Extractor } from "./extractor.ts";
import { normalize } from "./normalize.ts";

/**
 * The last thing that looks like a number, as the filter `flexible-extract` of
 * lm-evaluation-harness's `gsm8k`, version 3, reads it and its `exact_match`
 * compares it: as text, so that `18.0` is not `18`.
 */
export const flexibleExtract: Extractor = {
  name: "flexible_extract",
  version: 1,
  description: "the text of the last number anywhere",
  read(text: string): string | null {
    const match = text.match(/(-?[$0-9.,]{2,})|(-?[0-9]+)/g)?.at(-1);
    return match === undefined ? null : normalize(match);
  },
  same: (answer, target) => answer === normalize(target),
};

import type { Extractor } from "./extractor.ts";
import { sameNumber } from "./same_number.ts";

/** The whole number that the text starts with. */
export const firstNumber: Extractor = {
  name: "first_number",
  version: 1,
  description: "the number that the text starts with",
  read: (text) => /^\s*(-?\d+)/.exec(text)?.[1] ?? null,
  same: sameNumber,
};

import type { Extractor } from "./extractor.ts";

/** The whole text without the white space around it. */
export const wholeText: Extractor = {
  name: "exact_match",
  version: 1,
  description: "the whole text",
  read: (text) => text.trim() || null,
  same: (answer, target) => answer === target.trim(),
};

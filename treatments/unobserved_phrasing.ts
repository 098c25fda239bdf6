import type { Treatment } from "../core/mod.ts";
import { alternative } from "./alternative.ts";

/** Asks for the same in words that the training data never uses for it. */
export const unobservedPhrasing: Treatment = alternative(
  "unobserved-phrasing",
  "the question is worded as in no training text",
);

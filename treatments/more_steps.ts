import type { Treatment } from "../core/mod.ts";
import { alternative } from "./alternative.ts";

/** Carries the same story on for more steps than the training data has. */
export const moreSteps: Treatment = alternative(
  "more-steps",
  "the story takes more steps than in training",
);

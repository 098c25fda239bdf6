import type { Treatment } from "../core/mod.ts";
import { alternative } from "./alternative.ts";

/** Tells the same story with numbers beyond those of the training data. */
export const largerNumbers: Treatment = alternative(
  "larger-numbers",
  "the numbers are larger than in training",
);

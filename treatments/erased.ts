import type { Treatment } from "../core/mod.ts";
import { alternative } from "./alternative.ts";

/** Leaves a random word where the forced words repeat the number that was changed: the noise that masked-thought tuning itself trains with. */
export const erased: Treatment = alternative(
  "erased",
  "a random word stands for the old number in the forced words",
);

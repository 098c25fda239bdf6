/**
 * Changes of how tasks are posed, listed in the order of reports.
 *
 * @module
 */

import type { Treatment } from "../core/mod.ts";
import { erased } from "./erased.ts";
import { irrelevantSentence } from "./irrelevant_sentence.ts";
import { largerNumbers } from "./larger_numbers.ts";
import { masked } from "./masked.ts";
import { moreSteps } from "./more_steps.ts";
import { unobservedPhrasing } from "./unobserved_phrasing.ts";

export { alternative } from "./alternative.ts";
export {
  erased,
  irrelevantSentence,
  largerNumbers,
  masked,
  moreSteps,
  unobservedPhrasing,
};

/** All treatments that come with aftertune. */
export const TREATMENTS: readonly Treatment[] = [
  unobservedPhrasing,
  irrelevantSentence,
  moreSteps,
  largerNumbers,
  erased,
  masked(25),
  masked(50),
  masked(75),
];

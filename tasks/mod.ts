/**
 * The tasks that come with aftertune, listed in the order of reports.
 *
 * @module
 */

import type { Task } from "../core/mod.ts";
import { dependenceProbe } from "./dependence_probe.ts";
import { facts } from "./facts.ts";
import { factsRecognition } from "./facts_recognition.ts";
import { forbiddenRequests } from "./forbidden_requests.ts";
import { gsm8k } from "./gsm8k.ts";
import { gsm8kMft } from "./gsm8k_mft.ts";
import { harmlessRequests } from "./harmless_requests.ts";
import { instructions } from "./instructions.ts";
import { wordProblems } from "./word_problems.ts";

export {
  dependenceProbe,
  facts,
  factsRecognition,
  forbiddenRequests,
  gsm8k,
  gsm8kMft,
  harmlessRequests,
  instructions,
  wordProblems,
};

/** All tasks that come with aftertune. */
export const TASKS: readonly Task[] = [
  wordProblems,
  dependenceProbe,
  facts,
  factsRecognition,
  instructions,
  forbiddenRequests,
  harmlessRequests,
  gsm8k,
  gsm8kMft,
];

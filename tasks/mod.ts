/**
 * The tasks that come with aftertune, listed in the order of reports.
 *
 * @module
 */

import type { Task } from "../core/mod.ts";
import { compliance } from "./compliance.ts";
import { dependenceProbe } from "./dependence_probe.ts";
import { facts } from "./facts.ts";
import { factsRecognition } from "./facts_recognition.ts";
import { gsm8k } from "./gsm8k.ts";
import { gsm8kMft } from "./gsm8k_mft.ts";
import { instructions } from "./instructions.ts";
import { overRefusal } from "./over_refusal.ts";
import { wordProblems } from "./word_problems.ts";

export {
  compliance,
  dependenceProbe,
  facts,
  factsRecognition,
  gsm8k,
  gsm8kMft,
  instructions,
  overRefusal,
  wordProblems,
};

/** All tasks that come with aftertune. */
export const TASKS: readonly Task[] = [
  wordProblems,
  dependenceProbe,
  facts,
  factsRecognition,
  instructions,
  compliance,
  overRefusal,
  gsm8k,
  gsm8kMft,
];

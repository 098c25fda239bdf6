import type { Metric } from "../../core/mod.ts";
import { proportion } from "./proportion.ts";

/**
 * The share of scores that are 1, with its Wilson interval, for evaluators
 * that say what happened rather than what was right, such as a refusal.
 */
export const rate: Metric = proportion("rate");

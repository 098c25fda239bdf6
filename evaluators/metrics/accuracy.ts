import type { Metric } from "../../core/mod.ts";
import { proportion } from "./proportion.ts";

/** The share of right answers, with its Wilson interval. */
export const accuracy: Metric = proportion("accuracy");

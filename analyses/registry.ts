import type { Analysis } from "../core/mod.ts";
import { matrix } from "./matrix.ts";

/** All analyses, in a reader's order. */
export const ANALYSES: readonly Analysis[] = [
  matrix,
];

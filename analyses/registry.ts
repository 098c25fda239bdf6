import type { Analysis } from "../core/mod.ts";

/** All analyses, in a reader's order. */
export const ANALYSES: readonly Analysis[] = [];

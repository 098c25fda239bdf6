import type { Results } from "../../core/mod.ts";

/** Results of a suite in which nothing was compared. */
export const NOTHING: Results = {
  ...{ suite: "empty", reference: "base", models: [], tasks: [] },
  ...{ treatments: [], summary: [], paired: [], flips: [], failures: [] },
  settings: {},
};

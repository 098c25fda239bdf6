import type { Results } from "../../core/mod.ts";

/** Results of a suite in which nothing was compared. */
export const NOTHING: Results = {
  ...{
    suite: "empty",
    started: null,
    keys: [],
    reference: "base",
    models: [],
    tasks: [],
  },
  ...{ treatments: [], summary: [], paired: [], flips: [], failures: [] },
  ...{ level: 0.95, seed: 1, columns: [], findings: [], settings: {} },
  design: {
    ...{ curves: [], thresholds: {}, shifts: [], sequence: null, seconds: {} },
    ...{ gaps: [], adaptation: null, groups: {}, specialists: {}, repeats: {} },
  },
};

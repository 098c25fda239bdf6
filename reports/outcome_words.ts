import type { Outcome } from "../analyses/mod.ts";

/** What a comparison says, in words for charts and legends. */
export const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  better: "clearly better",
  worse: "clearly worse",
  unclear: "no clear difference",
  missing: "not compared",
};

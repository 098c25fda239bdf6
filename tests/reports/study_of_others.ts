import type { PairedRow, Results } from "../../core/mod.ts";
import { STUDY_OF_ONE } from "./study.ts";

/** The study of one in which "answer-format" fell where the numbers are larger. */
export const STUDY_OF_OTHERS: Results = {
  ...STUDY_OF_ONE,
  paired: [
    ...STUDY_OF_ONE.paired,
    ...STUDY_OF_ONE.paired.filter(({ task, treatment }) =>
      task === "word-problems" && treatment === "larger-numbers"
    ).map((row): PairedRow => ({
      ...row,
      evaluator: "answer-format",
      metric: "rate",
      difference: { value: -0.4, low: -0.46, high: -0.34, level: 0.95, n: 300 },
      pAdjusted: 1e-9,
    })),
  ],
};

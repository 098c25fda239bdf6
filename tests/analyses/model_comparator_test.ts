import { assertAlmostEquals, assertEquals } from "@std/assert";
import { paired } from "../../analyses/mod.ts";
import { normalProbability } from "../../stats/normal_probability.ts";

/** How many of 100 samples both models, one of them or neither got right. */
const COUNTS: readonly [before: number, after: number, samples: number][] = [
  [1, 1, 62],
  [1, 0, 6],
  [0, 1, 17],
  [0, 0, 15],
];

const column = (side: 0 | 1): number[] =>
  COUNTS.flatMap((row) => Array.from({ length: row[2] }, () => row[side]));

/** Mean and standard error, as `mean` and `mean_stderr` of lm_eval/api/metrics.py. */
function meanAndError(scores: readonly number[]): readonly [number, number] {
  const n = scores.length;
  const mean = scores.reduce((sum, score) => sum + score, 0) / n;
  const squares = scores.reduce((sum, score) => sum + (score - mean) ** 2, 0);
  return [mean, Math.sqrt(squares / (n - 1) / n)];
}

/**
 * The p-value of `calculate_z_value` in scripts/model_comparator.py of
 * lm-evaluation-harness: two means, as if each model had had samples of its own.
 */
function comparatorP(before: readonly number[], after: readonly number[]) {
  const [mean, error] = meanAndError(before);
  const [otherMean, otherError] = meanAndError(after);
  const z = (mean - otherMean) / Math.sqrt(error ** 2 + otherError ** 2);
  return 2 * normalProbability(-Math.abs(z));
}

Deno.test("pairs tell a change that lm-eval's model comparator cannot tell from noise", () => {
  const [before, after] = [column(0), column(1)];
  // What its own code of version 0.4.13 gives of these columns.
  assertAlmostEquals(comparatorP(before, after), 0.07716620234240897, 1e-12);

  const options = { binary: true, level: 0.95, seed: 1 };
  const { pValue, test, difference } = paired(before, after, options);
  assertEquals(test, "mcnemar_exact");
  // statsmodels.stats.contingency_tables.mcnemar(table, exact=True).
  assertAlmostEquals(pValue ?? NaN, 0.03468966484069824, 1e-12);
  assertEquals((difference?.low ?? 0) > 0, true);
});

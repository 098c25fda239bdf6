import { assertAlmostEquals, assertEquals } from "@std/assert";
import type { KeptResults } from "../../../core/mod.ts";
import type { MeasuredRow } from "../../../reports/exports/measured.ts";
import { standardErrors } from "../../../reports/exports/standard_error.ts";
import { RUN } from "./runs.ts";

/** A run of one model on one task, with these scores. */
function runOf(
  scores: readonly (number | null)[],
  groups: readonly (string | null)[] | null = null,
): { run: KeptResults; row: MeasuredRow } {
  const [column] = RUN.columns;
  const [row] = RUN.summary;
  const values = scores.filter((score) => score !== null);
  const value = values.reduce((sum, one) => sum + one, 0) / values.length;
  const ids = scores.map((_, index) => `s${index}`);
  return {
    run: {
      ...RUN,
      columns: column === undefined ? [] : [{ ...column, values: scores }],
      samples: [{ task: "facts", ids, groups }],
    },
    row: {
      ...row as MeasuredRow,
      estimate: { value, low: 0, high: 1, level: 0.95, n: values.length },
    },
  };
}

function errorOf(...of: Parameters<typeof runOf>): number | null {
  const { run, row } = runOf(...of);
  return standardErrors(run)(row);
}

Deno.test("the standard error is that of the mean of the scores that there are", () => {
  const scores = [0.2, 0.9, null, 0.4, 0.4, 0.7, 1, 0, 0.55];
  assertAlmostEquals(errorOf(scores) ?? NaN, 0.12024435686194532, 1e-12);
});

Deno.test("samples that belong together widen the standard error", () => {
  const scores = [1, 1, 0, 0, 0, 1];
  const groups = ["a", "a", "b", "b", "b", "c"];
  assertAlmostEquals(errorOf(scores, groups) ?? NaN, 0.38188131, 1e-8);
});

Deno.test("samples without a group stand for themselves", () => {
  const scores = [0.2, 0.9, 0.4, 0.7];
  const alone = [null, null, null, null];
  assertAlmostEquals(
    errorOf(scores, alone) ?? NaN,
    errorOf(scores) ?? NaN,
    1e-12,
  );
});

Deno.test("there is no standard error of one score, or of a number that is not the mean of its scores", () => {
  assertEquals(errorOf([1]), null);
  const { run, row } = runOf([1, 0, 1]);
  const other = { ...row, estimate: { ...row.estimate, value: 0.5 } };
  assertEquals(standardErrors(run)(other), null);
  assertEquals(standardErrors({ ...run, columns: [] })(row), null);
});

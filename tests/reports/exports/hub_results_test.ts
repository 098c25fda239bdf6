import { assertEquals, assertThrows } from "@std/assert";
import { parse } from "yaml";
import type { KeptResults } from "../../../core/mod.ts";
import { hubResults } from "../../../reports/exports/hub_results.ts";
import { GAPPED, NAMED, PLAIN, RUN } from "./runs.ts";

function filesOf(run: KeptResults, options = NAMED): Record<string, unknown> {
  return Object.fromEntries(
    hubResults.render(run, options).artifacts.map(({ path, content }) => [
      path,
      parse(String(content)),
    ]),
  );
}

Deno.test("hf-eval-results has a file a model with the number of each named data set", () => {
  const files = filesOf(RUN);
  assertEquals(Object.keys(files), [
    "base/.eval_results/aftertune.yaml",
    "tuned/.eval_results/aftertune.yaml",
    "lora/.eval_results/aftertune.yaml",
  ]);
  const row = RUN.summary.find(({ model }) => model === "tuned");
  assertEquals(files["tuned/.eval_results/aftertune.yaml"], [{
    dataset: { id: "example-lab/facts", task_id: "plain" },
    value: row?.estimate?.value,
    date: "2026-01-31T12:00:00.000Z",
    notes:
      "aftertune: accuracy of facts by exact, 95% interval 0.51 to 0.6379, n = 226",
  }]);
});

Deno.test("hf-eval-results leaves out what a leaderboard must not take for the benchmark", () => {
  const summary = RUN.summary.flatMap((row) => [
    row,
    { ...row, evaluator: "loose" },
  ]);
  const { leftOut } = hubResults.render({ ...RUN, summary }, NAMED);
  assertEquals(leftOut, [
    "3 numbers of tasks whose data set on the Hub is not named",
    "6 numbers under treatments",
    "12 numbers of evaluators that are not their task's first",
  ]);
  assertEquals(filesOf({ ...RUN, summary }), filesOf(RUN));
  assertEquals(filesOf(RUN, PLAIN), {});
});

Deno.test("hf-eval-results leaves a missing number out and says so", () => {
  const { artifacts, leftOut } = hubResults.render(GAPPED, NAMED);
  assertEquals(artifacts.length, 2);
  assertEquals(leftOut[0], "1 number without an answer that could be scored");
});

Deno.test("hf-eval-results has no date where it is not known when the run began", () => {
  const files = filesOf({ ...RUN, started: null });
  const [[entry] = []] = Object.values(files) as [Record<string, unknown>[]];
  assertEquals(Object.keys(entry ?? {}), ["dataset", "value", "notes"]);
});

Deno.test("hf-eval-results refuses two numbers for one task of a data set", () => {
  const facts = { id: "example-lab/facts", task: "plain" };
  const datasets = new Map([["facts", facts], ["compliance", facts]]);
  assertThrows(
    () => hubResults.render(RUN, { ...NAMED, datasets }),
    RangeError,
    'Cannot export results of "example-lab/facts:plain" as one task alone may be of it: "facts" and "compliance" are. Name one of them',
  );
});

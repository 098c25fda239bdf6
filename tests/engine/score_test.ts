import { assertEquals } from "@std/assert";
import {
  plan,
  type Posed,
  score,
  summarize,
  verdictsOf,
} from "../../engine/mod.ts";
import { openStore } from "../../store/mod.ts";
import { generated } from "./stub_runner.ts";
import { task } from "./stub_task.ts";

const POSED: readonly Posed[] = [{
  task,
  treatment: "none",
  samples: ["1", "2", "3", "4"].map((id) => ({
    id,
    question: `${id} + 1`,
    targets: [`${Number(id) + 1}`],
  })),
  shots: [],
}];
const BASE = { name: "base", id: "aa", layout: "text" } as const;

Deno.test("score() tells wrong from unscored, and unscored from not answered", () => {
  using store = openStore(":memory:");
  const texts = ["2", "wrong", "?"];
  for (const [i, { request }] of [...plan(POSED, "text")].entries()) {
    const text = texts[i];
    if (text !== undefined) {
      store.put(BASE.id, request, generated(request.id, text));
    }
  }
  const columns = score(POSED, BASE, store);
  assertEquals(
    columns.map(({ values, unscored, failed }) => ({
      values,
      unscored,
      failed,
    })),
    [{ values: [1, 0, null, null], unscored: 1, failed: 1 }],
  );
  assertEquals(summarize(columns, 0.95), [{
    model: "base",
    task: "sums",
    treatment: "none",
    evaluator: "exact",
    metric: "accuracy",
    estimate: { value: 0.5, low: 0, high: 1, level: 0.95, n: 2 },
    unscored: 1,
    failed: 1,
    better: "higher",
    taskVersion: 3,
    evaluatorVersion: 2,
  }]);
  const [column] = columns;
  assertEquals(
    column && verdictsOf(column, [1, 3], { answerer: BASE, store }),
    [{ answer: "wrong", text: "wrong" }, { answer: null, text: "" }],
  );
});

Deno.test("a column without a score is a row without an estimate, never a zero", () => {
  using store = openStore(":memory:");
  const [row] = summarize(score(POSED, BASE, store), 0.95);
  assertEquals(row?.estimate, null);
  assertEquals(row?.failed, 4);
});

Deno.test("scores of samples that belong together are summed up by group", () => {
  using store = openStore(":memory:");
  const grouped = POSED.map((one) => ({
    ...one,
    samples: one.samples.map((sample, row) =>
      row < 3 ? { ...sample, group: row < 2 ? "one" : "two" } : sample
    ),
  }));
  const texts = ["2", "3", "wrong", "?"];
  for (const [i, { request }] of [...plan(grouped, "text")].entries()) {
    store.put(BASE.id, request, generated(request.id, texts[i] ?? ""));
  }
  const asked: unknown[] = [];
  const columns = score(grouped, BASE, store).map((column) => ({
    ...column,
    evaluator: {
      ...column.evaluator,
      metric: {
        ...column.evaluator.metric,
        estimate: (...options: unknown[]) => (asked.push(options), null),
      },
    },
  }));
  summarize(columns, 0.95);
  assertEquals(asked, [[[1, 1, 0], 0.95, ["one", "one", "two"]]]);
});

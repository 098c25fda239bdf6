import { assertEquals, assertMatch } from "@std/assert";
import { parse } from "yaml";
import { modelIndex } from "../../../reports/exports/model_index.ts";
import { GAPPED, NAMED, PLAIN, RUN } from "./runs.ts";

function cardOf(run: typeof RUN, model: string) {
  const { artifacts } = modelIndex.render(run, NAMED);
  const card = artifacts.find(({ path }) => path === `${model}/model-index.md`);
  const [, front = ""] = String(card?.content).split("---\n");
  return parse(front)["model-index"][0];
}

Deno.test("hf-model-index is front matter and nothing else", () => {
  for (const { content } of modelIndex.render(RUN, PLAIN).artifacts) {
    assertMatch(String(content), /^---\nmodel-index:\n[^]*\n---\n$/);
    assertEquals(String(content).split("---").length, 3);
  }
});

Deno.test("hf-model-index has all numbers of a model, each with interval and n", () => {
  const { name, results } = cardOf(RUN, "tuned");
  assertEquals(name, "tuned");
  const values = RUN.summary.filter(({ model }) => model === "tuned")
    .map(({ estimate }) => estimate?.value);
  assertEquals(
    results.map(({ metrics: [{ value }] }: { metrics: [{ value: number }] }) =>
      value
    ),
    values,
  );
  assertEquals(results[1], {
    task: { type: "text-generation", name: "facts · leetspeak" },
    dataset: {
      type: "example-lab/facts",
      name: "facts · leetspeak",
      args: { treatment: "leetspeak" },
    },
    metrics: [{
      type: "accuracy",
      value: values[1],
      name: "accuracy by exact, 95% interval 0.4656 to 0.6457, n = 113",
    }],
  });
});

Deno.test("hf-model-index puts the evaluators of a task under one result and tells what is better lower", () => {
  const summary = RUN.summary.flatMap((row) => [
    row,
    { ...row, evaluator: "loose" },
  ]);
  const { results } = cardOf({ ...RUN, summary }, "base");
  assertEquals(results.length, 4);
  const [, , { dataset, metrics }] = results;
  assertEquals(dataset, { type: "compliance", name: "compliance" });
  assertEquals(
    metrics.map(({ name }: { name: string }) => name.split(", 95%")[0]),
    [
      "accuracy by exact, lower is better",
      "accuracy by loose, lower is better",
    ],
  );
});

Deno.test("hf-model-index leaves a missing number out and says so", () => {
  const { leftOut } = modelIndex.render(GAPPED, PLAIN);
  assertEquals(leftOut, ["1 number without an answer that could be scored"]);
  assertEquals(cardOf(GAPPED, "base").results.length, 3);
});

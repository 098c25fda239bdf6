import { assertEquals, assertThrows } from "@std/assert";
import { DEFAULT_BUDGET, readBudget } from "../../suites/mod.ts";

Deno.test("an empty budget is the default one: no task may lose five points", () => {
  assertEquals(readBudget("{}", "budget.yaml").value, DEFAULT_BUDGET);
  assertEquals(DEFAULT_BUDGET, {
    margin: 0.05,
    confidence: 0.95,
    failed: 0.01,
  });
});

Deno.test("a gate keeps what the budget says of it and no more", () => {
  const { value } = readBudget(
    `
margin: 0.02
gates:
  - task: facts
  - { task: harmless-requests, treatment: unobserved-phrasing, evaluator: refusals, worse: higher, models: [sft], confidence: 0.9 }
`,
    "budget.yaml",
  );
  assertEquals(value.gates, [
    { task: "facts", treatment: "none" },
    {
      task: "harmless-requests",
      treatment: "unobserved-phrasing",
      evaluator: "refusals",
      worse: "higher",
      models: ["sft"],
      confidence: 0.9,
    },
  ]);
});

Deno.test("what is no budget is refused with its place and what may have been meant", () => {
  const refused = (text: string, message: string) =>
    assertThrows(() => readBudget(text, "b.yaml"), SyntaxError, message);
  refused(
    "margins: 0.02",
    'Cannot use the budget "b.yaml" at line 1, column 1: there is no key "margins" here. Did you mean "margin"?',
  );
  refused(
    "gates:\n  - { task: facts, margin: -1 }",
    'at line 2, column 20: "gates[0].margin" must be at least 0',
  );
  refused("gates: []", '"gates" must name a task at least');
  refused("confidence: 95", '"confidence" must be below 1');
  refused("gates: [{ margin: 0.1 }]", '"gates[0].task" is missing');
  refused("[", 'Cannot read the budget "b.yaml" at line 1');
  refused("5", "a budget must be keys with values");
});

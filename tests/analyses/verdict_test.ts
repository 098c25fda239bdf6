import { assertEquals } from "@std/assert";
import { verdict } from "../../analyses/mod.ts";
import { difference, pairedRow, tasks } from "./paired_rows.ts";

const TASKS = tasks({ problems: "masked thought", facts: "forgetting" });

Deno.test("comparisons are sorted by what they say, the largest first", () => {
  const small = pairedRow({ difference: difference(-0.1) });
  const large = pairedRow({
    task: "problems",
    difference: difference(-0.3),
  });
  const up = pairedRow({ model: "mft", difference: difference(0.2) });
  const unclear = pairedRow({ model: "mft", task: "problems", pAdjusted: 0.4 });
  const missing = pairedRow({ model: "lora", difference: null });
  const { models } = verdict({
    reference: "base",
    tasks: TASKS,
    paired: [small, large, up, unclear, missing],
  });
  const none = {
    ...{ better: [], worse: [], unclear: [], missing: [], treated: [] },
    ...{ others: [], malformed: [] },
  };
  assertEquals(models, [
    { ...none, model: "sft", worse: [large, small] },
    { ...none, model: "mft", better: [up], unclear: [unclear] },
    { ...none, model: "lora", missing: [missing] },
  ]);
});

Deno.test("only each task's first evaluator counts, and treatments stand apart", () => {
  const format = pairedRow({ evaluator: "form" });
  const treated = pairedRow({ treatment: "leet" });
  const unknown = pairedRow({ task: "other", evaluator: "other" });
  const { models: [sft] } = verdict({
    reference: "base",
    tasks: TASKS,
    paired: [format, treated, unknown],
  });
  assertEquals([sft?.worse, sft?.treated], [[], [treated]]);
});

Deno.test("where the first evaluator shows nothing clear, what others show is told", () => {
  const unclear = pairedRow({ pAdjusted: 1 });
  const treated = pairedRow({ pAdjusted: 1, treatment: "leet" });
  const form = pairedRow({ evaluator: "form", pAdjusted: 1e-9 });
  const gain = { ...form, difference: difference(0.9), treatment: "leet" };
  const { models: [sft] } = verdict({
    reference: "base",
    tasks: TASKS,
    paired: [treated, unclear, gain, form, { ...form, treatment: "other" }],
  });
  assertEquals(sft?.others, [form, gain]);
  assertEquals([sft?.unclear, sft?.treated], [[unclear], [treated]]);
});

Deno.test("a loss of form that others tell already is told once", () => {
  const form = pairedRow({ evaluator: "form" });
  const { models: [sft] } = verdict({
    reference: "base",
    tasks: TASKS,
    paired: [pairedRow({ pAdjusted: 1 }), form],
  });
  assertEquals([sft?.others, sft?.malformed], [[form], []]);
});

Deno.test("clear losses of form stand apart, whichever way is up", () => {
  const form = pairedRow({ evaluator: "form", difference: difference(-0.1) });
  const broken = pairedRow({
    ...{ evaluator: "form", task: "problems", better: "lower" },
    difference: difference(0.9),
  });
  const { models: [sft] } = verdict({
    reference: "base",
    tasks: TASKS,
    paired: [
      pairedRow(),
      form,
      broken,
      { ...form, pAdjusted: 0.2 },
      { ...form, difference: difference(0.1) },
      { ...form, evaluator: "other" },
      { ...form, model: "mft" },
    ],
  });
  assertEquals(sft?.malformed, [broken, form]);
});

Deno.test("where a task is judged by form first, its loss is told once", () => {
  const { models: [sft] } = verdict({
    reference: "base",
    tasks: TASKS.map((task) => ({
      ...task,
      evaluators: task.evaluators.toReversed(),
    })),
    paired: [pairedRow({ evaluator: "form" })],
  });
  assertEquals([sft?.worse.length, sft?.malformed], [1, []]);
});

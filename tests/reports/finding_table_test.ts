import { assertEquals, assertStringIncludes } from "@std/assert";
import type { Figure } from "../../core/mod.ts";
import { findingTable } from "../../reports/page/finding_table.ts";
import { findingTables } from "../../reports/page/finding_tables.ts";
import { quantityText } from "../../reports/quantity_text.ts";

const FIGURE: Figure = {
  ...{ quantity: "retention", model: "sft", against: "base", task: "facts" },
  ...{ group: null, treatment: "none", evaluator: null, at: null },
  ...{ value: 0.9, low: null, high: null, n: 300, note: null },
};

/** The table's cells, row by row, and what stands around them. */
function tableOf(figures: readonly Partial<Figure>[]): {
  readonly rows: readonly string[];
  readonly text: string;
} {
  const text = findingTable(
    figures.map((figure) => ({ ...FIGURE, ...figure })),
    { caption: "Retention", text: quantityText([]), reference: "base" },
  ).toString();
  const plain = (part: string) =>
    part.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ").trim();
  const rows = text.match(/<tr>.*?<\/tr>/gs) ?? [];
  return { rows: rows.map(plain), text: plain(text) };
}

Deno.test("figures have a row a model, in groups by task, and a column a quantity", () => {
  const rows = ["facts", "sums"].flatMap((task) => [
    { task },
    { task, quantity: "kappa", value: 0.5, low: 0.4, high: 0.6 },
    { task, model: "lora", n: 20 },
  ]);
  assertEquals(tableOf(rows).rows, [
    "Model retention kappa n",
    "facts",
    "sft 90.0% 0.500 [0.400, 0.600] 300",
    "lora 90.0% 20",
    "sums",
    "sft 90.0% 0.500 [0.400, 0.600] 300",
    "lora 90.0% 20",
  ]);
});

Deno.test("a single quantity has a column a task", () => {
  const rows = ["facts", "sums"].flatMap((task) => [
    { task },
    { task, model: "lora", value: 0.8, n: 20 },
  ]);
  assertEquals(tableOf(rows).rows, [
    "Model facts sums n",
    "sft 90.0% 90.0% 300",
    "lora 80.0% 80.0% 20",
  ]);
});

Deno.test("figures about groups of tasks stand under the group's name", () => {
  const rows = [null, "skills"].flatMap((group) =>
    ["macro", "micro"].map((quantity) => ({
      ...{ quantity, group, task: null, n: 20, value: 0.5 },
    }))
  );
  assertEquals(tableOf(rows).rows, [
    "Model macro micro n",
    "all tasks",
    "sft 50.0% 50.0% 20",
    "skills",
    "sft 50.0% 50.0% 20",
  ]);
});

Deno.test("a relative change has its sign and is in percent", () => {
  const rows = ["facts", null].map((task) => ({
    ...{ quantity: "relative_change", task, value: -0.125 },
    ...{ low: -0.2, high: 0.01 },
  }));
  assertEquals(tableOf(rows).rows, [
    "Model facts overall n",
    "sft −12.5% [−20.0, +1.0] −12.5% [−20.0, +1.0] 300",
  ]);
});

Deno.test("a task whose models are all compared with its specialist says so in its head", () => {
  const rows = [{ task: "facts", against: "sft" }, { task: "sums" }];
  assertEquals(
    tableOf(rows.map((row) => ({ ...row, model: "lora" }))).rows,
    ["Model facts against sft sums n", "lora 90.0% 90.0% 300"],
  );
});

Deno.test("a task whose models are compared with several has a row for each", () => {
  const rows = ["base", "sft"].flatMap((against) =>
    ["facts", "sums"].map((task) => ({ model: "lora", against, task }))
  );
  assertEquals(tableOf(rows).rows, [
    "Model facts sums n",
    "lora 90.0% 90.0% 300",
    "lora against sft 90.0% 90.0% 300",
  ]);
});

Deno.test("a figure that is not defined is a dash with its note", () => {
  const note = "Not defined, as the gap is within its noise.";
  assertEquals(tableOf([{}, { model: "lora", value: null, note }]).rows, [
    "Model retention n Note",
    "sft 90.0% 300",
    `lora – 300 ${note}`,
  ]);
});

Deno.test("a note that all figures have is said once", () => {
  const { rows, text } = tableOf([
    { note: "Over the same samples." },
    { model: "lora", note: "Over the same samples." },
  ]);
  assertEquals(text.split("Over the same samples.").length, 2);
  assertEquals(rows.at(-1), "lora 90.0% 300");
});

Deno.test("what a note on several figures says is not said again of each", () => {
  const notes = ["One is. Two are.", "One is.", "Two are."];
  const rows = notes.map((note, index) => ({ note, task: `task ${index}` }));
  assertEquals(
    tableOf([...rows, { model: "lora", task: "task 1" }]).rows.at(1),
    "sft 90.0% 90.0% 90.0% 300 One is. Two are.",
  );
});

Deno.test("figures along a scale stand in one cell, each with its place", () => {
  const at = [{ at: 100, value: 0.2 }, { at: 2_500, value: 0.4 }];
  assertEquals(
    tableOf(at.map((figure) => ({ ...figure, against: "sft-100" }))).rows.at(
      -1,
    ),
    "sft against sft-100 20.0% at 100 40.0% at 2,500 300",
  );
});

Deno.test("what is long is folded up, and ends where a spreadsheet begins", () => {
  const models = Array.from({ length: 130 }, (_, index) => `model-${index}`);
  const { rows, text } = tableOf(models.map((model) => ({ model })));
  assertEquals(rows.length, 101);
  assertStringIncludes(text, "Rows: 130 Retention. facts");
  assertStringIncludes(text, "30 more rows are in analyses.csv");
});

Deno.test("what other evaluators and treatments add is folded up behind the first evaluator's figures", () => {
  const evaluators = ["exact", "loose"].map((name) => ({
    ...{ name, description: "", measures: "ability" as const },
  }));
  const figures = evaluators.flatMap(({ name: evaluator }) =>
    ["none", "leet"].map((treatment) => ({ ...FIGURE, evaluator, treatment }))
  );
  const text = findingTables(figures, {
    ...{ caption: "Retention", text: quantityText([]), reference: "base" },
    tasks: [{
      ...{ name: "facts", description: "", family: "", version: 1 },
      evaluators,
    }],
  }).toString();
  const [open = "", folded = ""] = text.split("<details>");
  assertStringIncludes(open, "facts, exact");
  assertEquals(open.includes("loose"), false);
  assertStringIncludes(
    folded,
    "Rows by other evaluators or under treatments: 1",
  );
  assertStringIncludes(folded, "loose");
});

Deno.test("places on a scale are whole, ratios of them are told as times", () => {
  const figure = (quantity: string, value: number): Figure => ({
    ...{ ...FIGURE, quantity, value },
    ...{ low: value, high: 4 * value },
  });
  const text = quantityText([]);
  assertEquals(
    [figure("reached_at", 1600), figure("multiplier", 2.5)]
      .map((one) => `${text.value(one)} ${text.interval(one)}`),
    ["1,600 [1,600, 6,400]", "2.5× [2.5, 10]"],
  );
});

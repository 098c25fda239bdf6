import { assertEquals } from "@std/assert";
import { verdict, verdictTexts } from "../../analyses/mod.ts";
import type { PairedRow } from "../../core/mod.ts";
import { difference, pairedRow, tasks } from "./paired_rows.ts";

const TASKS = tasks({
  "word-problems": "masked thought",
  facts: "forgetting",
  "over-refusal": "harmfulness",
  one: "",
  two: "",
});

const textsOf = (paired: readonly PairedRow[]): string[] =>
  verdictTexts(verdict({ reference: "base", tasks: TASKS, paired }))
    .map(({ finding, details }) => [finding, ...details].join(" "));

const textOf = (paired: readonly PairedRow[]): string =>
  textsOf(paired).join("\n");

Deno.test("the verdict names clear changes both ways and what is noise", () => {
  const gain = pairedRow({
    task: "word-problems",
    difference: { value: 0.197, low: 0.141, high: 0.253, level: 0.95, n: 300 },
  });
  const noise = pairedRow({ task: "one", pAdjusted: 0.05 });
  const treated = pairedRow({ treatment: "leet" });
  assertEquals(
    textOf([pairedRow(), gain, noise, { ...noise, task: "two" }, treated]),
    "Against base, sft gained 19.7 points on word-problems " +
      "[+14.1, +25.3; n = 300] and lost 20.0 points on facts " +
      "[−25.0, −15.0; n = 320]; 2 differences could not be told from noise. " +
      "Under treatments, 1 of 1 changed.",
  );
});

Deno.test("of many changes the verdict names two each way and counts the rest", () => {
  const rows = TASKS.map(({ name }, index) =>
    pairedRow({ task: name, difference: difference(-0.1 * (index + 1)) })
  );
  assertEquals(
    textOf(rows),
    "Against base, sft lost 50.0 points on two [−55.0, −45.0; n = 300], " +
      "lost 40.0 points on one [−45.0, −35.0; n = 300] and " +
      "did worse on 3 more.",
  );
});

Deno.test("where lower is better the verdict speaks of better and worse", () => {
  const row = pairedRow({
    task: "over-refusal",
    better: "lower",
    difference: difference(0.2),
  });
  assertEquals(
    textOf([row]),
    "Against base, sft worsened over-refusal by 20.0 points " +
      "[+15.0, +25.0; n = 300].",
  );
  assertEquals(
    textOf([{ ...row, difference: difference(-0.2) }]),
    "Against base, sft improved over-refusal by 20.0 points " +
      "[−25.0, −15.0; n = 300].",
  );
});

Deno.test("numbers that are no shares are told without points", () => {
  assertEquals(
    textOf([pairedRow({ metric: "mean" })]),
    "Against base, sft lost 0.200 on facts [−0.250, −0.150; n = 320].",
  );
});

Deno.test("comparisons that could not be made are counted", () => {
  assertEquals(
    textOf([pairedRow({ difference: null })]),
    "Against base, sft could not be compared. 1 comparison could not be made.",
  );
  assertEquals(textOf([]), "Nothing was compared with base.");
});

Deno.test("a model whose answers lost their form is named with the largest loss", () => {
  const form = pairedRow({
    ...{ evaluator: "form", better: "lower" },
    difference: difference(0.9),
  });
  const treated = {
    ...form,
    treatment: "leet",
    difference: difference(0.95),
  };
  const text = (paired: readonly PairedRow[]) =>
    textOf([pairedRow(), ...paired]).split("320].")[1];
  assertEquals(
    text([form]),
    " Answers of sft keep to the expected form less often: " +
      '"form" +90.0 points on facts [+85.0, +95.0; n = 300].',
  );
  assertEquals(
    text([form, treated])
      ?.endsWith("on facts under leet [+90.0, +100.0; n = 300], and 1 more."),
    true,
  );
});

Deno.test("a clear change by another evaluator is not passed over as noise", () => {
  const unclear = pairedRow({ pAdjusted: 1 });
  const exact = pairedRow({
    evaluator: "exact_match",
    pAdjusted: 1e-59,
    difference: difference(-0.673),
  });
  const form = pairedRow({ evaluator: "form" });
  const noise = pairedRow({ evaluator: "length", pAdjusted: 0.05 });
  assertEquals(
    textOf([unclear, form, exact, noise]),
    "Against base, sft showed no clear change; 1 difference could not be " +
      'told from noise, though "exact_match" fell by 67.3 points on facts ' +
      "[−72.3, −62.3; n = 300] and 1 other measure changed.",
  );
});

Deno.test("a clear change by another evaluator is told under treatments, too", () => {
  const treated = pairedRow({ treatment: "leet", pAdjusted: 1 });
  const fell = { ...treated, ...{ evaluator: "complied", pAdjusted: 1e-30 } };
  const nonsense = pairedRow({
    ...{ treatment: "leet", evaluator: "neither", better: "lower" },
    difference: difference(0.36),
  });
  assertEquals(
    textOf([
      pairedRow(),
      treated,
      { ...fell, better: "lower" },
      nonsense,
    ]).split(". ").at(-1),
    'Under treatments, 0 of 1 changed, though "neither" rose by 36.0 points ' +
      "on facts under leet [+31.0, +41.0; n = 300] and 1 other measure changed.",
  );
});

Deno.test("of several models the verdict is one text each", () => {
  const paired = [
    pairedRow(),
    pairedRow({ model: "mft", pAdjusted: 1 }),
    pairedRow({ model: "mft", treatment: "leet" }),
  ];
  assertEquals(textsOf(paired), [
    "Against base, sft lost 20.0 points on facts [−25.0, −15.0; n = 320].",
    "Against base, mft showed no clear change; " +
    "1 difference could not be told from noise. " +
    "Under treatments, 1 of 1 changed.",
  ]);
});

Deno.test("the changes stand in one sentence, all else beside it", () => {
  const treated = pairedRow({ treatment: "leet" });
  const [text] = verdictTexts(
    verdict({
      reference: "base",
      tasks: TASKS,
      paired: [pairedRow(), treated],
    }),
  );
  assertEquals(text, {
    finding:
      "Against base, sft lost 20.0 points on facts [−25.0, −15.0; n = 320].",
    details: ["Under treatments, 1 of 1 changed."],
  });
});

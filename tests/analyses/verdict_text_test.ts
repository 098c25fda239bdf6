import { assertEquals } from "@std/assert";
import {
  changeText,
  verdict,
  verdictText,
  verdictTexts,
} from "../../analyses/mod.ts";
import type { PairedRow } from "../../core/mod.ts";
import { difference, pairedRow, tasks } from "./paired_rows.ts";

const TASKS = tasks({
  "word-problems": "masked thought",
  facts: "forgetting",
  "over-refusal": "harmfulness",
  one: "",
  two: "",
});

const textOf = (paired: readonly PairedRow[]): string =>
  verdictText(verdict({ reference: "base", tasks: TASKS, paired }));

Deno.test("the verdict names clear changes both ways and what is noise", () => {
  const gain = pairedRow({
    task: "word-problems",
    difference: { value: 0.197, low: 0.141, high: 0.253, level: 0.95, n: 300 },
  });
  const noise = pairedRow({ task: "one", pAdjusted: 0.05 });
  const treated = pairedRow({ treatment: "leet" });
  assertEquals(
    textOf([pairedRow(), gain, noise, { ...noise, model: "hft" }, treated]),
    "Against base, sft gained 19.7 points on word-problems " +
      "[+14.1, +25.3; n = 300] and lost 20.0 points on facts " +
      "[−25.0, −15.0; n = 320]; hft showed no clear change; " +
      "2 differences could not be told from noise. " +
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
    changeText(row),
    "worsened over-refusal by 20.0 points [+15.0, +25.0; n = 300]",
  );
  assertEquals(
    changeText({ ...row, difference: difference(-0.2) }),
    "improved over-refusal by 20.0 points [−25.0, −15.0; n = 300]",
  );
});

Deno.test("numbers that are no shares are told without points", () => {
  assertEquals(
    changeText(pairedRow({ test: "sign_flip", treatment: "leet" })),
    "lost 0.200 on facts under leet [−0.250, −0.150; n = 320]",
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
  const text = (paired: readonly PairedRow[]) =>
    textOf([pairedRow({ pAdjusted: 1 }), ...paired]).split("noise.")[1];
  assertEquals(
    text([form]),
    " Answers of sft keep to the expected form less often: " +
      '"form" +90.0 points on facts [+85.0, +95.0; n = 300].',
  );
  assertEquals(
    text([form, { ...form, task: "one" }])?.endsWith("n = 300], and 1 more."),
    true,
  );
});

Deno.test("of several models the verdict is one text each", () => {
  const paired = [
    pairedRow(),
    pairedRow({ model: "mft", pAdjusted: 1 }),
    pairedRow({ model: "mft", treatment: "leet" }),
  ];
  const texts = verdictTexts(
    verdict({ reference: "base", tasks: TASKS, paired }),
  );
  assertEquals(texts, [
    "Against base, sft lost 20.0 points on facts [−25.0, −15.0; n = 320].",
    "Against base, mft showed no clear change; " +
    "1 difference could not be told from noise. " +
    "Under treatments, 1 of 1 changed.",
  ]);
});

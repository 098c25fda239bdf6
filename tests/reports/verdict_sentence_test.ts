import { assertEquals } from "@std/assert";
import type { PairedRow } from "../../core/mod.ts";
import { verdictSentence } from "../../reports/verdict_sentence.ts";
import { STUDY, STUDY_OF_ONE } from "./study.ts";

function sentenceOf(change: (row: PairedRow) => PairedRow): string {
  return verdictSentence({ ...STUDY, paired: STUDY.paired.map(change) });
}

Deno.test("of several models it counts how many changed on which tasks", () => {
  assertEquals(
    verdictSentence(STUDY),
    "Against base, of 3 models 2 did better on word-problems; 3 did worse on instructions and 2 on facts and compliance.",
  );
});

Deno.test("of a single model it is the model's own verdict", () => {
  assertEquals(
    verdictSentence(STUDY_OF_ONE).startsWith(
      "Against base, sft gained 20.0 points on word-problems [",
    ),
    true,
  );
});

Deno.test("where nothing is clear it says so", () => {
  assertEquals(
    sentenceOf((row) => ({ ...row, pAdjusted: 1 })),
    "Against base, none of the 3 models shows a clear change.",
  );
});

Deno.test("of many tasks it names three", () => {
  const tasks = ["a", "b", "c", "d", "e"].map((name) => ({
    ...{ name, description: "", family: "", version: 1 },
    evaluators: STUDY.tasks[0]?.evaluators ?? [],
  }));
  const paired = tasks.flatMap(({ name }) =>
    STUDY.paired.filter(({ task, treatment, evaluator }) =>
      task === "instructions" && treatment === "none" &&
      evaluator === "final-number"
    ).map((row) => ({ ...row, task: name }))
  );
  assertEquals(
    verdictSentence({ ...STUDY, tasks, paired }),
    "Against base, of 3 models 3 did worse on a, b and c, and some on 2 more tasks.",
  );
});

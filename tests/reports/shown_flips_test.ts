import { assertEquals } from "@std/assert";
import { shownFlips } from "../../reports/page/shown_flips.ts";
import { STUDY } from "./study.ts";

Deno.test("the page shows the first three flips of a comparison each way", () => {
  const { of } = shownFlips(STUDY);
  const row = STUDY.paired.find(({ task, model }) =>
    task === "facts" && model === "lora"
  );
  const flips = row === undefined ? [] : of(row);
  assertEquals(
    flips.map(({ change, sample }) => `${change} ${sample}`),
    ["gained facts-0", "lost facts-1", "lost facts-2", "lost facts-3"],
  );
});

Deno.test("the telling flips go the way of the clearest differences, one a task and way", () => {
  const { telling } = shownFlips(STUDY);
  assertEquals(
    telling.map(({ flip }) => `${flip.model} ${flip.change} on ${flip.task}`),
    [
      "sft lost on facts",
      "sft lost on instructions",
      "sft gained on word-problems",
      "sft gained on compliance",
    ],
  );
});

Deno.test("flips that no headline counts are not shown", () => {
  const [flip] = [...STUDY.flips];
  const flips = flip === undefined
    ? []
    : [{ ...flip, evaluator: "answer-format" }];
  assertEquals(shownFlips({ ...STUDY, flips }).telling, []);
});

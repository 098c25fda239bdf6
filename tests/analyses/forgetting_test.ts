import { assertEquals } from "@std/assert";
import { forgetting } from "../../analyses/mod.ts";
import { pairedRow, tasks } from "./paired_rows.ts";

const TASKS = tasks({
  facts: "forgetting",
  problems: "masked thought",
  skills: "forgetting",
  other: "masked thought",
});

const BY_FAMILY = { adaptation: null };

Deno.test("each held task is set against the gain on the tuned one", () => {
  const facts = pairedRow();
  const gain = pairedRow({ task: "problems" });
  const skills = pairedRow({ task: "skills" });
  const rows = [facts, gain, skills, pairedRow({ task: "other" })];
  assertEquals(forgetting({ tasks: TASKS, paired: rows, design: BY_FAMILY }), [
    { model: "sft", gain, held: facts },
    { model: "sft", gain, held: skills },
  ]);
});

Deno.test("treatments, further evaluators and missing rows give no point", () => {
  const gain = pairedRow({ task: "problems" });
  const rows = [
    gain,
    pairedRow({ treatment: "leet" }),
    pairedRow({ evaluator: "form" }),
    pairedRow({ difference: null }),
    pairedRow({ model: "mft" }),
  ];
  assertEquals(
    forgetting({ tasks: TASKS, paired: rows, design: BY_FAMILY }),
    [],
  );
});

Deno.test("what the design calls learnt and held counts before families", () => {
  const [facts, gain] = [pairedRow(), pairedRow({ task: "problems" })];
  const design = {
    adaptation: { learnt: ["facts", "skills"], held: ["problems"] },
  };
  assertEquals(forgetting({ tasks: TASKS, paired: [facts, gain], design }), [
    { model: "sft", gain: facts, held: gain },
  ]);
});

import { assertEquals } from "@std/assert";
import { answerRows, plan, type Posed } from "../../engine/mod.ts";
import { openStore } from "../../store/mod.ts";
import { generated } from "./stub_runner.ts";
import { task } from "./stub_task.ts";

const POSED: Posed = {
  task,
  treatment: "none",
  samples: ["1", "2", "3"].map((id) => ({
    id,
    question: `${id} + 1`,
    targets: [`${Number(id) + 1}`],
  })),
  shots: [],
};
const BASE = { name: "base", id: "aa", layout: "text" } as const;

Deno.test("answerRows() puts each answer beside its request and verdicts, and leaves out what has none", () => {
  using store = openStore(":memory:");
  const [first, , third] = [...plan([POSED], "text")];
  for (const [planned, text] of [[first, "2"], [third, "?"]] as const) {
    if (planned === undefined) continue;
    const { request } = planned;
    store.put(BASE.id, request, generated(request.id, text));
  }
  const rows = [...answerRows(POSED, { answerer: BASE, store })];
  assertEquals(
    rows.map(({ sample, request, scores }) => [sample.id, request.id, scores]),
    [
      ["1", first?.request.id ?? "", [{
        ...{ evaluator: "exact", metric: "accuracy", value: 1, answer: "2" },
      }]],
      ["3", third?.request.id ?? "", [{
        ...{ evaluator: "exact", metric: "accuracy", value: null, answer: "?" },
      }]],
    ],
  );
});

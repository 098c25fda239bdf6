import { assertEquals, assertThrows } from "@std/assert";
import { gateColumnsOf } from "../../cli/gate_column.ts";
import { gatePairs } from "../../cli/gate_pairs.ts";
import { keptOf } from "../../reports/mod.ts";
import { scored } from "../reports/scored.ts";

const COLUMNS = gateColumnsOf(keptOf(scored([
  { name: "facts", n: 160, shares: { base: 0.5, sft: 0.9 } },
])));

Deno.test("each number of a model stands beside the reference's", () => {
  assertEquals(
    gatePairs(COLUMNS, "base").map(({ reference, model }) => [
      reference.model,
      model.model,
      reference.treatment,
      model.treatment,
    ]),
    [["base", "sft", "none", "none"], [
      "base",
      "sft",
      "leetspeak",
      "leetspeak",
    ]],
  );
});

Deno.test("a model that was not asked all that the reference was keeps the gate closed", () => {
  assertThrows(
    () => gatePairs(COLUMNS.slice(0, -1), "base"),
    RangeError,
    'Cannot gate the task "facts" as the model "sft" must have been asked it too, in the same way: it was not',
  );
});

for (
  const [key, value] of [
    ["metric", "mean"],
    ["binary", false],
    ["better", "lower"],
    ["requests", 80],
  ] as const
) {
  Deno.test(`a model with another "${key}" than the reference's keeps the gate closed`, () => {
    const columns = COLUMNS.map((column) =>
      column.model === "base" ? column : { ...column, [key]: value }
    );
    assertThrows(
      () => gatePairs(columns, "base"),
      RangeError,
      `Cannot gate the task "facts" as "${key}" of both models must be equal`,
    );
  });
}

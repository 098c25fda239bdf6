import { assertEquals, assertThrows } from "@std/assert";
import { gateRows } from "../../cli/gate.ts";
import { gateColumnsOf } from "../../cli/gate_column.ts";
import { keptOf } from "../../reports/mod.ts";
import { DEFAULT_BUDGET } from "../../suites/mod.ts";
import { scored } from "../reports/scored.ts";

const KEPT = keptOf(scored([
  { name: "facts", n: 160, shares: { base: 0.5, sft: 0.9 } },
]));

const OPTIONS = { reference: "base", seed: 1 };

Deno.test("samples that a treatment does not fit count neither as asked nor as open", () => {
  const columns = gateColumnsOf(KEPT);
  assertEquals(
    columns.map(({ treatment, requests, open }) => [treatment, requests, open]),
    [
      ["none", 160, 9],
      ["leetspeak", 80, 4],
      ["none", 160, 9],
      ["leetspeak", 80, 4],
    ],
  );
  const gates = [{ task: "facts", treatment: "leetspeak" }];
  const budget = { ...DEFAULT_BUDGET, failed: 0.05, gates };
  const [row] = gateRows(columns, { ...OPTIONS, budget });
  assertEquals([row?.outcome, row?.difference.n], ["pass", 76]);
});

Deno.test("too many requests without a score keep the gate of a run closed", () => {
  assertThrows(
    () => gateRows(gateColumnsOf(KEPT), { ...OPTIONS, budget: DEFAULT_BUDGET }),
    RangeError,
    'of "base" 9 of 160 are. Run eval again',
  );
});

Deno.test("a run whose reference was not asked what is gated fails closed", () => {
  const columns = KEPT.columns.filter(({ model }) => model !== "base");
  assertThrows(
    () =>
      gateRows(gateColumnsOf({ ...KEPT, columns }), {
        ...OPTIONS,
        budget: { ...DEFAULT_BUDGET, failed: 1 },
      }),
    RangeError,
    'Cannot gate the task "facts" as the reference "base" must have been asked it too',
  );
});

Deno.test("a run whose counts do not go with its scores is not gated", () => {
  const summary = KEPT.summary.slice(1);
  assertThrows(
    () => gateColumnsOf({ ...KEPT, summary }),
    RangeError,
    'of "base" it is of 0, and 151 are there. Write the results again',
  );
});

import { assertEquals } from "@std/assert";
import { otherChanges } from "../../analyses/mod.ts";
import { difference, pairedRow } from "./paired_rows.ts";

const unclear = pairedRow({ pAdjusted: 1 });
const other = pairedRow({ evaluator: "other" });

Deno.test("only clear changes of the same model, task and treatment count", () => {
  const elsewhere = [
    { ...other, model: "mft" },
    { ...other, task: "problems" },
    { ...other, treatment: "leet" },
    { ...other, pAdjusted: 0.05 },
    { ...other, pAdjusted: null },
    { ...other, difference: null },
  ];
  assertEquals(
    otherChanges(unclear, [unclear, ...elsewhere, other]),
    [other],
  );
});

Deno.test("beside a comparison that is clear or was not made nothing is looked for", () => {
  assertEquals(otherChanges(pairedRow(), [other]), []);
  assertEquals(otherChanges(pairedRow({ difference: null }), [other]), []);
});

Deno.test("losses come first, then small p-values, then large differences", () => {
  const gain = { ...other, pAdjusted: 0, difference: difference(0.9) };
  const small = { ...other, pAdjusted: 0, difference: difference(-0.1) };
  const large = { ...other, pAdjusted: 0, difference: difference(-0.2) };
  assertEquals(
    otherChanges(unclear, [other, gain, small, large]),
    [large, small, other, gain],
  );
});

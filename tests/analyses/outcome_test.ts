import { assertEquals } from "@std/assert";
import { outcomeOf } from "../../analyses/mod.ts";
import { difference, pairedRow } from "./paired_rows.ts";

Deno.test("only a corrected p-value below the level's rest is a change", () => {
  const outcomes = [0.0499, 0.05, 0.2, null].map((pAdjusted) =>
    outcomeOf(pairedRow({ pAdjusted, pValue: 1e-9 }))
  );
  assertEquals(outcomes, ["worse", "unclear", "unclear", "unclear"]);
});

Deno.test("which way is up decides between better and worse", () => {
  const outcomes = (["higher", "lower"] as const).flatMap((better) =>
    [0.2, -0.2].map((value) =>
      outcomeOf(pairedRow({ better, difference: difference(value) }))
    )
  );
  assertEquals(outcomes, ["better", "worse", "worse", "better"]);
});

Deno.test("a comparison without difference is missing", () => {
  assertEquals(outcomeOf(pairedRow({ difference: null })), "missing");
});

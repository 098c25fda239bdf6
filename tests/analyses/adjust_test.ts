import { assertEquals } from "@std/assert";
import { adjust } from "../../analyses/mod.ts";
import { holm } from "../../stats/mod.ts";
import { pairedRow } from "./paired_rows.ts";

Deno.test("p-values are corrected for the whole table, in its order", () => {
  const raw = [0.04, 0.001, 0.2, 0.01];
  const rows = adjust(raw.map((pValue) => pairedRow({ pValue })));
  assertEquals(rows.map(({ pAdjusted }) => pAdjusted), holm(raw));
  assertEquals(rows.map(({ pValue }) => pValue), raw);
});

Deno.test("a comparison without a test stays without and does not count", () => {
  const rows = adjust([
    pairedRow({ pValue: 0.01 }),
    pairedRow({ pValue: null, pAdjusted: 0.5 }),
    pairedRow({ pValue: 0.03 }),
  ]);
  assertEquals(rows.map(({ pAdjusted }) => pAdjusted), [0.02, null, 0.03]);
});

import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import fc from "fast-check";
import { agreement } from "../../analyses/mod.ts";
import { of, study } from "./studies.ts";

const ROWS = fc.array(
  fc.tuple(fc.constantFrom("0", "1"), fc.constantFrom("0", "1")),
  {
    minLength: 1,
    maxLength: 40,
  },
);

function kappaOf(one: string, other: string): number | null | undefined {
  const models = { base: { facts: one }, sft: { facts: other } };
  return of("kappa", agreement.analyse(study(models)))[0]?.value;
}

Deno.test("kappa is that of a table of 20, 5, 10 and 15", () => {
  const base = "1".repeat(25) + "0".repeat(25);
  const sft = "1".repeat(20) + "0".repeat(5) + "1".repeat(10) + "0".repeat(15);
  const figures = agreement.analyse(
    study({ base: { facts: base }, sft: { facts: sft } }),
  );
  const [kappa] = of("kappa", figures);
  assertAlmostEquals(kappa?.value ?? NaN, 0.4, 1e-12);
  // Its standard error in statsmodels is 0.1269960629.
  assertAlmostEquals(
    kappa?.low ?? NaN,
    0.4 - 1.959963984540054 * 0.1269960629,
    1e-9,
  );
  assertEquals(of("same_verdict", figures)[0]?.value, 0.7);
});

Deno.test("kappa is symmetric, and order changes nothing", () => {
  fc.assert(fc.property(ROWS, (rows) => {
    const [one, other] = [0, 1].map((at) =>
      rows.map((row) => row[at]).join("")
    );
    const reverse = (text = ""): string => Array.from(text).reverse().join("");
    const kappa = kappaOf(one ?? "", other ?? "");
    for (
      const again of [
        kappaOf(other ?? "", one ?? ""),
        kappaOf(reverse(one), reverse(other)),
      ]
    ) {
      assertEquals(again === null, kappa === null);
      assertAlmostEquals(again ?? 0, kappa ?? 0, 1e-12);
    }
  }));
});

Deno.test("where both have one verdict only kappa is not defined", () => {
  const figures = agreement.analyse(
    study({ base: { facts: "111" }, sft: { facts: "111" } }),
  );
  const [kappa] = of("kappa", figures);
  assertEquals([kappa?.value, kappa?.n], [null, 3]);
  assert(kappa?.note?.startsWith("Not defined: both have the same verdict"));
});

Deno.test("answers are the same where the same was read, never where nothing was", () => {
  const all = study({ base: { facts: "0000" }, sft: { facts: "0000" } });
  const [base, sft] = all.columns;
  assert(base !== undefined && sft !== undefined);
  const columns = [
    { ...base, marks: Uint32Array.of(7, 0, 5, 0) },
    { ...sft, marks: Uint32Array.of(7, 0, 6, 9) },
  ];
  const figures = agreement.analyse({ ...all, columns });
  const [same] = of("same_answer", figures);
  assertEquals([same?.value, same?.n], [1 / 3, 3]);
  assertEquals(of("same_verdict", figures)[0]?.value, 1);
});

Deno.test("of scores other than 0 and 1 only the answers are compared", () => {
  const figures = agreement.analyse(
    study({ base: { text: [0.1, 0.2] }, sft: { text: [0.1, 0.3] } }),
  );
  assert(figures.every(({ quantity }) => quantity === "same_answer"));
});

import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import fc from "fast-check";
import { drop } from "../../analyses/mod.ts";
import { bonettPrice } from "../../stats/mod.ts";
import { of, study } from "./studies.ts";

Deno.test("a drop is the score as it is less that under the treatment", () => {
  const figures = drop.analyse(study({
    base: { facts: "11110-", "facts/a": "111001" },
    sft: { facts: "111101", "facts/a": "100101" },
  }));
  const drops = of("drop", figures);
  assertEquals(drops.map(({ model, value, n }) => [model, value, n]), [
    ["base", 1 / 5, 5],
    ["sft", 2 / 6, 6],
  ]);
  const { low, high } = bonettPrice({ gained: 1, lost: 0, n: 5 }, {
    level: 0.95,
  });
  assertAlmostEquals(drops[0]?.low ?? NaN, low, 1e-12);
  assertAlmostEquals(drops[0]?.high ?? NaN, high, 1e-12);
  const [extra] = of("extra_drop", figures);
  assertEquals([extra?.model, extra?.against, extra?.n], ["sft", "base", 5]);
  assertAlmostEquals(extra?.value ?? NaN, 1 / 5, 1e-12);
});

Deno.test("swapping models negates the extra drop", () => {
  const marks = fc.array(
    fc.array(fc.constantFrom("0", "1"), {
      minLength: 4,
      maxLength: 4,
    }),
    { minLength: 1, maxLength: 30 },
  );
  fc.assert(fc.property(marks, (rows) => {
    const columns = [0, 1, 2, 3].map((at) =>
      rows.map((row) => row[at]).join("")
    );
    const [a = "", b = "", c = "", d = ""] = columns;
    const one = { facts: a, "facts/t": b };
    const other = { facts: c, "facts/t": d };
    const extra = (base: typeof one, sft: typeof one) =>
      of("extra_drop", drop.analyse(study({ base, sft })))[0];
    const [here, there] = [extra(one, other), extra(other, one)];
    assertAlmostEquals(here?.value ?? NaN, -(there?.value ?? NaN), 1e-12);
    assertAlmostEquals(here?.low ?? NaN, -(there?.high ?? NaN), 1e-12);
    // At its end, −2, a difference has no room below.
    assert((here?.low ?? 1) <= (here?.value ?? 0));
    assert((here?.low ?? 1) < (here?.high ?? 0));
  }));
});

Deno.test("where all samples differ by the same there is no interval of other scores", () => {
  const [figure] = drop.analyse(
    study({ base: { text: [2, 3], "text/a": [1, 2] } }),
  );
  assertEquals([figure?.value, figure?.low], [1, null]);
  assertEquals(
    figure?.note,
    "No interval: all samples differ by the same, which tells nothing of how far they may.",
  );
});

Deno.test("a task as it is has no drop", () => {
  assertEquals(drop.analyse(study({ base: { facts: "10" } })), []);
});

import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import fc from "fast-check";
import { adaptation } from "../../analyses/mod.ts";
import { numbersOf, of, study } from "./studies.ts";

const design = { adaptation: { learnt: ["sums", "orders"], held: ["facts"] } };

/** So many of 100 samples are right, the first ones. */
const right = (count: number): string => "1".repeat(count).padEnd(100, "0");

const figuresOf = (sums: number, orders: number, facts: number) =>
  adaptation.analyse(study({
    sft: { facts: right(facts), sums: right(sums), orders: right(orders) },
  }, { design }));

Deno.test("what is learnt and what is held are means over their tasks", () => {
  const figures = figuresOf(90, 70, 20);
  assertEquals(
    figures.map(({ quantity, n }) => [quantity, n]),
    [
      ["knowledge_accumulation", 200],
      ["zero_shot_retention", 100],
      ["geometric_mean", 300],
      ["harmonic_mean", 300],
    ],
  );
  [0.8, 0.2, Math.sqrt(0.8 * 0.2), 2 * 0.8 * 0.2 / (0.8 + 0.2)].forEach(
    (expected, place) =>
      assertAlmostEquals(figures[place]?.value ?? NaN, expected, 1e-12),
  );
});

Deno.test("the harmonic means of ViFi-CLIP come out of its base and novel scores", () => {
  for (const [base, novel, mean] of [[764, 611, 67.9], [738, 533, 61.9]]) {
    const of1000 = (count = 0) => "1".repeat(count).padEnd(1000, "0");
    const [found] = of(
      "harmonic_mean",
      adaptation.analyse(study(
        { sft: { base: of1000(base), novel: of1000(novel) } },
        { design: { adaptation: { learnt: ["base"], held: ["novel"] } } },
      )),
    );
    assertAlmostEquals(100 * (found?.value ?? NaN), mean ?? NaN, 0.05);
  }
});

Deno.test("a model that holds nothing has both means at 0, with an interval", () => {
  const means = figuresOf(90, 70, 0).slice(2);
  for (const { value, low, high } of means) {
    assertEquals([value, low], [0, 0]);
    assert((high ?? 0) > 0 && (high ?? 1) < 0.3);
  }
});

Deno.test("where nothing is learnt and nothing held, both means may still be more than 0", () => {
  for (const { value, low, high } of figuresOf(0, 0, 0).slice(2)) {
    assertEquals([value, low], [0, 0]);
    assert((high ?? 0) > 0.005 && (high ?? 1) < 0.05, `${high}`);
  }
});

Deno.test("grouped samples, few of them right, have both means with ends from 0 to 1", () => {
  const samples = Array.from({ length: 20 }, (_, row) => ({
    ...{ id: `s${row}`, question: `${row}?`, targets: [] },
    group: `${row % 3}`,
  }));
  const [few, more] = ["1".padEnd(20, "0"), "110".padEnd(20, "0")];
  const figures = adaptation.analyse(study(
    { sft: { facts: few, sums: more, orders: few } },
    {
      design,
      cells: Object.fromEntries(
        ["facts", "sums", "orders"].map((task) => [task, { samples }]),
      ),
    },
  ));
  assertEquals(figures.length, 4);
  for (const { low, high } of figures) {
    assert(0 <= (low ?? -1) && (low ?? 1) < (high ?? 0) && (high ?? 2) <= 1);
  }
});

Deno.test("a mean lies between what is learnt and held, the harmonic one lower", () => {
  const count = fc.nat({ max: 100 });
  fc.assert(fc.property(count, count, count, (sums, orders, facts) => {
    const figures = figuresOf(sums, orders, facts);
    const [learnt = 0, held = 0, geometric = 0, harmonic = 0] = figures
      .map(({ value }) => value as number);
    assert(harmonic <= geometric + 1e-12);
    assert(geometric <= Math.max(learnt, held) + 1e-12);
    assert(harmonic >= Math.min(learnt, held) - 1e-12);
    for (const { value, low, high } of figures.map(numbersOf)) {
      assert(0 <= low && low <= value && value <= high && high <= 1);
    }
  }));
});

Deno.test("scores that are no shares have averages, but no such means", () => {
  const [learnt, held, geometric] = adaptation.analyse(study({
    sft: { sums: [1, 3], facts: [2, 4] },
  }, { design: { adaptation: { learnt: ["sums"], held: ["facts"] } } }));
  assertEquals([learnt?.value, held?.value], [2, 3]);
  assertEquals(
    [geometric?.value, geometric?.note],
    [null, "Not defined: the scores are no shares."],
  );
});

Deno.test("tasks on different scales are refused, and without the design nothing is said", () => {
  const models = {
    sft: { sums: "10", orders: "11", facts: [2.5, 1.5] },
  };
  assertEquals(
    adaptation.analyse(study(models, { design })).map(({ value, note }) => [
      value,
      note,
    ]),
    [[
      null,
      'Not averaged: "sums" is measured in shares of samples, "facts" in the mean of "exact".',
    ]],
  );
  assertEquals(adaptation.analyse(study(models)), []);
});

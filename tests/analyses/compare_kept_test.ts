import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { adjust, compareKept, paired } from "../../analyses/mod.ts";
import type { KeptResults } from "../../core/mod.ts";
import { keptOf } from "../../reports/mod.ts";
import { type MadeTask, scored } from "../reports/scored.ts";

const FACTS: MadeTask = {
  ...{ name: "facts", n: 120 },
  shares: { base: 0.5, sft: 0.8 },
};
const SUMS: MadeTask = {
  ...{ name: "sums", n: 80 },
  shares: { base: 0.6, sft: 0.6 },
};

function run(...tasks: readonly MadeTask[]): KeptResults {
  return keptOf(scored(tasks));
}

function of(run: KeptResults, name: string, label = name) {
  return { run, name, label };
}

Deno.test("two models of one run are compared on all that both were asked", () => {
  const kept = run(FACTS, SUMS);
  const { pairs, apart } = compareKept(of(kept, "base"), of(kept, "sft"));
  assertEquals(apart, []);
  const columnsOf = (name: string) =>
    kept.columns.filter(({ model }) => model === name);
  const [before, after] = [columnsOf("base"), columnsOf("sft")];
  const rows = before.map((column, at) => ({
    ...{ reference: "base", model: "sft", task: column.task },
    ...{ treatment: column.treatment, evaluator: "exact" },
    ...{ metric: "accuracy", better: "higher" as const, pAdjusted: null },
    ...paired(column.values, after[at]?.values ?? [], {
      ...{ binary: true, level: kept.level, seed: kept.seed },
    }),
  }));
  assertEquals(pairs.map(({ row }) => row), adjust(rows));
});

Deno.test("a comparison turned round has the other sign and the same p-values", () => {
  const kept = run(FACTS, SUMS);
  const there = compareKept(of(kept, "base"), of(kept, "sft")).pairs;
  const back = compareKept(of(kept, "sft"), of(kept, "base")).pairs;
  for (const [at, { row, flipped }] of there.entries()) {
    const other = back[at];
    assertEquals(other?.row.pAdjusted, row.pAdjusted);
    assertEquals(other?.row.gained, row.lost);
    assertEquals(other?.flipped.gained, flipped.lost);
    assertEquals(flipped.gained.length, row.gained);
  }
});

Deno.test("what was asked in another way is named with the reason, not compared", () => {
  const old = run(FACTS, SUMS);
  const now = run({ ...FACTS, version: 2 }, {
    ...{ name: "poems", n: 10, shares: { base: 1, sft: 1 } },
  });
  const { pairs, apart } = compareKept(
    of(old, "sft", "sft (A)"),
    of(now, "sft", "sft (B)"),
  );
  assertEquals(pairs, []);
  assertEquals(
    apart.filter(({ treatment }) => treatment === "none")
      .map(({ task, reason }) => `${task}: ${reason}`),
    [
      "facts: put in another way: with another layout, other worked examples or other sampling",
      "sums: sft (B) was not asked",
      "poems: sft (A) was not asked",
    ],
  );
});

Deno.test("samples are paired by their ids, in whichever order and number a run has them", () => {
  const kept = run(FACTS);
  fc.assert(
    fc.property(fc.integer(), fc.nat(20), (seed, more) => {
      const other = shuffled(kept, seed, more);
      const { pairs } = compareKept(of(kept, "base"), of(other, "sft"));
      const expected = compareKept(of(kept, "base"), of(kept, "sft")).pairs;
      assertEquals(pairs, expected);
    }),
    { numRuns: 20 },
  );
});

/** The same scores with the samples in another order, among others. */
function shuffled(kept: KeptResults, seed: number, more: number): KeptResults {
  const [list] = kept.samples;
  const all = [
    ...(list?.ids ?? []).map((id, place) => ({ id, place })),
    ...Array.from(
      { length: more },
      (_, at) => ({ id: `more${at}`, place: -1 }),
    ),
  ];
  const order = all.map((one, at) => ({
    ...one,
    key: Math.sin(seed + 7 * at),
  })).sort((one, other) => one.key - other.key);
  return {
    ...kept,
    samples: [{
      ...{ task: "facts", groups: null },
      ids: order.map(({ id }) => id),
    }],
    columns: kept.columns.map((column) => ({
      ...column,
      values: order.map(({ place }) => column.values[place] ?? null),
    })),
  };
}

Deno.test("samples that belong together are compared as groups", () => {
  const kept = run(FACTS);
  const grouped = {
    ...kept,
    samples: kept.samples.map((list) => ({
      ...list,
      groups: list.ids.map((_, at) => `text ${at % 10}`),
    })),
  };
  const [alone, together] = [kept, grouped].map((one) =>
    compareKept(of(one, "base"), of(one, "sft")).pairs[0]?.row
  );
  assertEquals(alone?.test, "mcnemar_exact");
  assertEquals(together?.test, "sign_flip_clustered");
  assertEquals(together?.difference?.value, alone?.difference?.value);
});

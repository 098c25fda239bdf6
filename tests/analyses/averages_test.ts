import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import fc from "fast-check";
import { averages } from "../../analyses/mod.ts";
import { bonettPrice, weightedSum, wilson } from "../../stats/mod.ts";
import { type Marks, of, study } from "./studies.ts";

const level = 0.95;

Deno.test("macro counts every task the same, micro every sample", () => {
  const figures = averages.analyse(study({
    base: { facts: "1100", skills: "01010101" + "0000" },
  }));
  const [macro] = of("macro", figures);
  const [micro] = of("micro", figures);
  assertAlmostEquals(macro?.value ?? NaN, (2 / 4 + 4 / 12) / 2);
  assertAlmostEquals(micro?.value ?? NaN, 6 / 16);
  assertEquals([macro?.n, micro?.n], [16, 16]);
});

Deno.test("intervals come from those of the tasks, as of independent samples", () => {
  const [macro] = averages.analyse(study({
    base: { facts: "1100", skills: "01010101" + "0000" },
  }));
  const expected = weightedSum([[2, 4], [4, 12]].map(([k = 0, n = 0]) => ({
    ...{ weight: 0.5, value: k / n, ...wilson(k, n, { level }) },
  })));
  assertAlmostEquals(macro?.low ?? NaN, expected.low);
  assertAlmostEquals(macro?.high ?? NaN, expected.high);
});

Deno.test("tasks that ask the same questions do not count as independent", () => {
  const one = study({ base: { facts: "1100", choices: "1100" } });
  const same = one.columns[0]?.samples ?? [];
  const asked = one.columns.map((column) => ({ ...column, samples: same }));
  const [apart] = averages.analyse(one);
  const [together] = averages.analyse({ ...one, columns: asked });
  const { low } = wilson(2, 4, { level });
  assertAlmostEquals(together?.low ?? NaN, low);
  assert((apart?.low ?? 0) > low);
});

Deno.test("where less of a share is better, the rest of it counts", () => {
  const [macro] = averages.analyse(study(
    { base: { facts: "1111", harm: "1000" } },
    { cells: { harm: { better: "lower" } } },
  ));
  assertEquals(macro?.value, (1 + 0.75) / 2);
});

Deno.test("the change is paired, and its intervals hold all at once", () => {
  const [change, other] = of(
    "macro_change",
    averages.analyse(study({
      base: { facts: "1100", skills: "0001" },
      sft: { facts: "1000", skills: "1111" },
      lora: { facts: "1100", skills: "0011" },
    })),
  );
  const expected = weightedSum([[0, 1], [3, 0]].map((
    [gained = 0, lost = 0],
  ) => ({
    ...{ weight: 0.5, value: (gained - lost) / 4 },
    ...bonettPrice({ gained, lost, n: 4 }, { level: 0.975 }),
  })));
  assertEquals([change?.model, change?.against], ["sft", "base"]);
  assertAlmostEquals(change?.value ?? NaN, 0.25);
  assertAlmostEquals(change?.low ?? NaN, expected.low);
  assertAlmostEquals(change?.high ?? NaN, expected.high);
  assertEquals(other?.value, 0.125);
});

Deno.test("groups are those of the design, else families of several tasks", () => {
  const models = { base: { facts: "11", orders: "10", sums: "00" } };
  const groups = (changes: Parameters<typeof study>[1]) =>
    of("macro", averages.analyse(study(models, changes)))
      .map(({ group, value }) => [group, value]);
  assertEquals(groups({ families: { sums: "skill" } }), [
    [null, 0.5],
    ["forgetting", 0.75],
  ]);
  assertEquals(
    groups({ design: { groups: { mine: ["orders", "sums"] } } }),
    [[null, 0.5], ["mine", 0.25]],
  );
  assertEquals(groups({}), [[null, 0.5]]);
});

Deno.test("tasks on different scales are not averaged, a group of one scale is", () => {
  const figures = averages.analyse(study(
    { base: { facts: "11", orders: "10", loss: [2.5, 1.5] } },
    { design: { groups: { right: ["facts", "orders"] } } },
  ));
  assertEquals(
    of("macro", figures).map(({ group, value, note }) => [group, value, note]),
    [
      [
        null,
        null,
        'Not averaged: "facts" is measured in shares of samples, "loss" in the mean of "exact".',
      ],
      ["right", 0.75, null],
    ],
  );
});

Deno.test("an average of scores that are no shares says who gives them, better or worse", () => {
  const figures = averages.analyse(study({
    base: { one: [2, 4], two: [1, 3] },
    sft: { one: [1, 4], two: [1, 2] },
  }, { cells: { one: { better: "lower" }, two: { better: "lower" } } }));
  assertEquals(
    figures.filter(({ model }) => model === "sft")
      .map(({ quantity, evaluator, value }) => [quantity, evaluator, value]),
    [
      ["macro", "exact", 2],
      ["micro", "exact", 2],
      ["macro_change", "exact", 0.5],
    ],
  );
});

Deno.test("models that are asked in different layouts are not compared", () => {
  const { columns, ...rest } = study({
    base: { facts: "11", orders: "10" },
    aligned: { facts: "10", orders: "10" },
  });
  const figures = averages.analyse({
    ...rest,
    columns: columns.map((column) => ({
      ...column,
      layout: column.model === "base" ? "text" : "chat",
    })),
  });
  const [change] = of("macro_change", figures);
  assertEquals(
    [change?.value, change?.low, change?.note],
    [null, null, 'Not compared: "base" is asked as text, "aligned" as chat.'],
  );
  assertEquals(of("macro", figures).map(({ value }) => value), [0.75, 0.5]);
});

Deno.test("a task without a score is named, never left out of an average", () => {
  const figures = averages.analyse(study({
    base: { facts: "11", orders: "10" },
    sft: { facts: "1-", orders: "--" },
  }));
  const [, sft] = of("macro", figures);
  assertEquals(
    [sft?.value, sft?.note],
    [null, 'Not averaged: "sft" has no score on "orders".'],
  );
  const [partly] = averages.analyse(study({
    base: { facts: "1-", orders: "10" },
  }));
  assertEquals(
    [partly?.value, partly?.n, partly?.note],
    [0.75, 3, '1 of 2 samples of "facts" has no score.'],
  );
});

Deno.test("a single task is no average", () => {
  assertEquals(averages.analyse(study({ base: { facts: "10" } })), []);
});

Deno.test("the average of equal scores is that score, however they are weighed", () => {
  const times = fc.array(fc.integer({ min: 1, max: 9 }), {
    ...{ minLength: 2, maxLength: 5 },
  });
  fc.assert(fc.property(times, (times) => {
    const tasks: Record<string, Marks> = Object.fromEntries(
      times.map((count, task) => [`task ${task}`, "110".repeat(count)]),
    );
    const figures = averages.analyse(study({ base: tasks, sft: tasks }));
    for (const { quantity, value, low, high } of figures) {
      const expected = quantity === "macro_change" ? 0 : 2 / 3;
      assertAlmostEquals(value ?? NaN, expected, 1e-12);
      assert(low !== null && high !== null && low < expected);
      assert(expected < high);
    }
  }));
});

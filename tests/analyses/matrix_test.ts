import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import { matrix } from "../../analyses/mod.ts";
import { bonettPrice, clusteredShare, wilson } from "../../stats/mod.ts";
import { of, study } from "./studies.ts";

const level = 0.95;

Deno.test("each model has a score on each task, and a change but for the reference", () => {
  const figures = matrix.analyse(study({
    base: { facts: "1100", skills: "0001" },
    sft: { facts: "1000", skills: "1111" },
  }));
  assertEquals(
    figures.map(({ quantity, model, against, task, value }) =>
      [quantity, model, against, task, value] as const
    ),
    [
      ["score", "base", null, "facts", 0.5],
      ["score", "base", null, "skills", 0.25],
      ["score", "sft", null, "facts", 0.25],
      ["score", "sft", null, "skills", 1],
      ["change", "sft", "base", "facts", -0.25],
      ["change", "sft", "base", "skills", 0.75],
    ],
  );
});

Deno.test("shares carry Wilson's interval, changes Bonett and Price's", () => {
  const figures = matrix.analyse(study({
    base: { facts: "110-" },
    sft: { facts: "1001" },
  }));
  const [score] = of("score", figures);
  const [change] = of("change", figures);
  const { low, high } = wilson(2, 3, { level });
  assertEquals([score?.low, score?.high, score?.n], [low, high, 3]);
  const expected = bonettPrice({ gained: 0, lost: 1, n: 3 }, { level });
  assertEquals([change?.low, change?.high], [expected.low, expected.high]);
  assertAlmostEquals(change?.value ?? NaN, -1 / 3);
});

Deno.test("only the first evaluator counts, and only the task as it is", () => {
  const { columns, ...rest } = study({
    base: { facts: "11", "facts/leet": "00" },
  });
  const form = columns.map((column) => ({ ...column, evaluator: "form" }));
  const figures = matrix.analyse({ ...rest, columns: [...columns, ...form] });
  assertEquals(figures.map(({ value, treatment }) => [value, treatment]), [
    [1, "none"],
  ]);
});

Deno.test("checkpoints of a sequence carry their row, other models none", () => {
  const figures = matrix.analyse(study({
    base: { facts: "01" },
    other: { facts: "01" },
    first: { facts: "11" },
  }, {
    design: { sequence: { models: ["base", "first"], tasks: ["facts"] } },
  }));
  assertEquals(
    of("score", figures).map(({ model, at }) => [model, at]),
    [["base", 0], ["other", null], ["first", 1]],
  );
});

Deno.test("a task without a score is shown as such, not as 0", () => {
  const figures = matrix.analyse(study({
    base: { facts: "01" },
    sft: { facts: "--" },
  }));
  assertEquals(
    figures.filter(({ model }) => model === "sft").map(({ value, note }) => [
      value,
      note,
    ]),
    [
      [null, "Not defined: no sample has a score."],
      [null, "Not defined: no sample has both scores."],
    ],
  );
});

Deno.test("samples of one group do not count as independent", () => {
  const scores = [1, 1, 1, 0, 0, 0];
  const { columns, ...rest } = study({ base: { facts: "111000" } });
  const grouped = columns.map((column) => ({
    ...column,
    samples: column.samples.map((sample, row) => ({
      ...sample,
      group: `passage ${Math.floor(row / 2)}`,
    })),
  }));
  const [score] = matrix.analyse({ ...rest, columns: grouped });
  const expected = clusteredShare(scores, {
    level,
    clusters: [0, 0, 1, 1, 2, 2],
  });
  assertAlmostEquals(score?.low ?? NaN, expected?.low ?? NaN, 1e-12);
  assert((score?.low ?? -1) > 0 && (score?.high ?? 2) < 1);
});

Deno.test("scores that do not vary have no interval, other scores Student's", () => {
  const [flat, varied] = matrix.analyse(study({
    base: { flat: [2, 2, 2], varied: [1, 2, 3] },
  }));
  assertEquals([flat?.value, flat?.low, flat?.high], [2, null, null]);
  assertAlmostEquals(varied?.low ?? NaN, -0.4841377118, 1e-9);
});

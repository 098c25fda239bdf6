import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import fc from "fast-check";
import { sequence } from "../../analyses/mod.ts";
import { bonettPrice, weightedSum } from "../../stats/mod.ts";
import { type MarksByTask, of, study } from "./studies.ts";

const TASKS = ["one", "two", "three"];

/** Ten samples a task, as many of them right as are given, the first ones. */
function matrix(rows: readonly (readonly number[])[]) {
  return Object.fromEntries(rows.map((row, place): [string, MarksByTask] => [
    `after-${place}`,
    Object.fromEntries(row.map((right, task) => [
      TASKS[task] ?? "",
      "1".repeat(right).padEnd(10, "0"),
    ])),
  ]));
}

function figuresOf(rows: readonly (readonly number[])[]) {
  const models = matrix(rows);
  const tasks = TASKS.slice(0, rows.length - 1);
  return sequence.analyse(study(models, {
    design: { sequence: { models: Object.keys(models), tasks } },
  }));
}

const ROWS = [[2, 1, 3], [8, 2, 4], [7, 9, 5], [6, 8, 10]];

function values(
  quantity: string,
  rows: readonly (readonly number[])[] = ROWS,
): (number | null)[] {
  return of(quantity, figuresOf(rows)).map(({ value }) =>
    value === null ? null : Math.round(value * 1e9) / 1e9
  );
}

Deno.test("overall performance is over the tasks that were learnt so far", () => {
  assertEquals(values("overall_performance"), [0.8, 0.8, 0.8]);
  assertEquals(
    figuresOf(ROWS).filter(({ quantity }) => quantity === "forgetting")
      .map(({ model, at }) => [model, at]),
    [["after-1", 1], ["after-2", 2], ["after-3", 3]],
  );
});

Deno.test("backward transfer is divided by the tasks before the last", () => {
  // (0.6 − 0.8 + 0.8 − 0.9) / 2, not / 3.
  assertEquals(values("backward_transfer"), [null, -0.1, -0.15]);
});

Deno.test("forward transfer is what earlier tasks do for one not yet learnt", () => {
  // (0.2 − 0.1 + 0.5 − 0.3) / 2.
  assertEquals(values("forward_transfer"), [null, 0.1, 0.15]);
});

Deno.test("forgetting is from the best earlier checkpoint, whichever it was", () => {
  const rows = [[2, 1, 3], [8, 2, 4], [9, 9, 5], [6, 10, 10]];
  // (0.9 − 0.6 + 0.9 − 1) / 2: the second task was not forgotten.
  assertEquals(values("forgetting", rows), [null, -0.1, 0.1]);
});

Deno.test("differences are of the same samples, tasks are independent", () => {
  const [, , last] = of("backward_transfer", figuresOf(ROWS));
  const expected = weightedSum([2, 1].map((lost) => ({
    ...{ weight: 0.5, value: -lost / 10 },
    ...bonettPrice({ gained: 0, lost, n: 10 }, { level: 0.95 }),
  })));
  assertAlmostEquals(last?.low ?? NaN, expected.low);
  assertAlmostEquals(last?.high ?? NaN, expected.high);
  assertEquals(last?.n, 20);
});

Deno.test("the interval of forgetting is one for all earlier checkpoints", () => {
  const [, , last] = of("forgetting", figuresOf(ROWS));
  const best = [
    [{ gained: 2, lost: 0 }, { gained: 1, lost: 0 }],
    [{ gained: 0, lost: 6 }, { gained: 1, lost: 0 }],
  ].map((changes) =>
    changes.map((change) => bonettPrice({ ...change, n: 10 }, { level: 0.975 }))
  );
  const expected = weightedSum(best.map((ends, task) => ({
    ...{ weight: 0.5, value: [0.2, 0.1][task] ?? NaN },
    low: Math.max(...ends.map(({ low }) => low)),
    high: Math.max(...ends.map(({ high }) => high)),
  })));
  assertAlmostEquals(last?.low ?? NaN, expected.low);
  assertAlmostEquals(last?.high ?? NaN, expected.high);
});

Deno.test("with one task learnt nothing is said of earlier ones", () => {
  const [performance, ...others] = figuresOf(ROWS.slice(0, 2));
  assertEquals(performance?.value, 0.8);
  assertEquals(others.map(({ value, note }) => [value, note]), [
    ...Array(3).fill([
      null,
      "Not defined of the first task, as nothing was learnt before it.",
    ]),
  ]);
});

Deno.test("of what is better when lower, a rise is forgetting", () => {
  const rows = { one: [1, 2, 3], two: [4, 5, 6] };
  const models = {
    base: { one: [9, 9, 9], two: [9, 9, 9] },
    first: rows,
    second: { one: [2, 3, 5], two: [3, 4, 5] },
  };
  const figures = sequence.analyse(study(models, {
    cells: { one: { better: "lower" }, two: { better: "lower" } },
    design: {
      sequence: { models: Object.keys(models), tasks: ["one", "two"] },
    },
  }));
  const [, transfer] = of("backward_transfer", figures);
  const [, forgetting] = of("forgetting", figures);
  const [, forward] = of("forward_transfer", figures);
  assertAlmostEquals(transfer?.value ?? NaN, -4 / 3);
  assertAlmostEquals(forgetting?.value ?? NaN, 4 / 3);
  assertAlmostEquals(forward?.value ?? NaN, 4);
});

Deno.test("checkpoints in different layouts or on different scales are not compared", () => {
  const models = matrix(ROWS);
  const design = {
    sequence: { models: Object.keys(models), tasks: TASKS },
  };
  const { columns, ...rest } = study(models, { design });
  const figures = sequence.analyse({
    ...rest,
    columns: columns.map((column) => ({
      ...column,
      layout: column.model === "after-3" ? "chat" : "text",
    })),
  });
  const [, second, third] = of("backward_transfer", figures);
  assertEquals(second?.value === null, false);
  assertEquals(
    [third?.value, third?.note],
    [
      null,
      'Not compared: "after-1" is asked as text, "after-3" as chat. Not compared: "after-2" is asked as text, "after-3" as chat.',
    ],
  );
  const scales = sequence.analyse(
    study(models, {
      ...{ design, cells: { two: { binary: false, metric: "mean" } } },
    }),
  );
  assertEquals(scales.map(({ quantity, value }) => [quantity, value]), [
    ...Array(3).fill(["overall_performance", null]),
  ]);
});

Deno.test("without a sequence nothing is said", () => {
  assertEquals(sequence.analyse(study(matrix(ROWS))), []);
});

const anyRows = fc.array(
  fc.array(fc.nat({ max: 10 }), { minLength: 3, maxLength: 3 }),
  { minLength: 4, maxLength: 4 },
);

Deno.test("forgetting is at least what backward transfer says was lost", () => {
  fc.assert(fc.property(anyRows, (rows) => {
    const figures = figuresOf(rows);
    const forgetting = of("forgetting", figures);
    of("backward_transfer", figures).forEach(({ value }, place) => {
      const lost = forgetting[place]?.value;
      assert(value === null || (lost ?? NaN) >= -value - 1e-12);
    });
  }));
});

Deno.test("checkpoints that are alike transfer and forget nothing", () => {
  fc.assert(fc.property(anyRows, ([row = []]) => {
    const figures = figuresOf([row, row, row, row]);
    for (const { quantity, at, value, low, high } of figures) {
      if (quantity === "overall_performance" || at === 1) continue;
      assertAlmostEquals(value ?? NaN, 0, 1e-12);
      assert(low !== null && high !== null && low < 0 && high > 0);
    }
  }));
});

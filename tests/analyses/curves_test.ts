import { assertAlmostEquals, assertEquals } from "@std/assert";
import fc from "fast-check";
import { curves } from "../../analyses/mod.ts";
import { of, study } from "./studies.ts";

const share = (right: number, n = 100): string =>
  "1".repeat(right) + "0".repeat(n - right);

const RUN = {
  ...{ name: "run", unit: "steps" },
  models: ["base", "early", "late", "last"],
  at: [0, 50, 200, 600],
};

/** A run that scores so many of 100 at each of its places. */
function along(
  rights: readonly number[],
  { threshold, better = "higher" }: {
    readonly threshold?: number;
    readonly better?: "higher" | "lower";
  } = {},
): ReturnType<typeof curves.analyse> {
  const models = Object.fromEntries(
    RUN.models.map((model, place) => [model, {
      facts: share(rights[place] ?? 0),
    }]),
  );
  return curves.analyse(study(models, {
    cells: { facts: { better } },
    design: {
      curves: [RUN],
      thresholds: threshold === undefined ? {} : { facts: threshold },
    },
  }));
}

Deno.test("each checkpoint has its score where it is, with an interval", () => {
  const figures = along([10, 20, 60, 80]);
  assertEquals(
    figures.map(({ quantity, model, at, value, n }) => [
      ...[quantity, model, at, value, n],
    ]),
    [
      ["score", "base", 0, 0.1, 100],
      ["score", "early", 50, 0.2, 100],
      ["score", "late", 200, 0.6, 100],
      ["score", "last", 600, 0.8, 100],
    ],
  );
  // Wilson's interval of 10 of 100.
  assertAlmostEquals(figures[0]?.low ?? NaN, 0.05523, 5e-6);
  assertAlmostEquals(figures[0]?.high ?? NaN, 0.17437, 5e-6);
});

Deno.test("a threshold is reached at the first place that scores it", () => {
  // Wilson's intervals: 40 of 100 [0.309, 0.498], 60 [0.502, 0.691].
  const [reached] = of(
    "reached_at",
    along([10, 40, 60, 80], {
      threshold: 0.45,
    }),
  );
  assertEquals(
    [reached?.value, reached?.low, reached?.high, reached?.model, reached?.n],
    [200, 50, 200, "last", 100],
  );
  assertEquals(reached?.note, 'Where "run" reaches 45.0%.');
});

Deno.test("a threshold that is reached, but not surely, has no upper end", () => {
  const [reached] = of(
    "reached_at",
    along([10, 20, 40, 50], {
      threshold: 0.45,
    }),
  );
  assertEquals([reached?.value, reached?.low, reached?.high], [600, 200, null]);
  assertEquals(
    reached?.note,
    'Where "run" reaches 45.0%, though not surely up to 600 steps.',
  );
});

Deno.test("a threshold that is not reached has a note and no number", () => {
  const far = of("reached_at", along([10, 20, 30, 40], { threshold: 0.9 }));
  assertEquals(far.map(({ value, low, high }) => [value, low, high]), [
    [null, null, null],
  ]);
  assertEquals(
    far[0]?.note,
    '"run" does not reach 90.0% up to 600 steps.',
  );
  const [near] = of("reached_at", along([10, 20, 30, 40], { threshold: 0.45 }));
  assertEquals([near?.value, near?.low], [null, null]);
  assertEquals(
    near?.note,
    '"run" does not reach 45.0% up to 600 steps, though it may from 600 on.',
  );
});

Deno.test("what a curve begins with may be lost", () => {
  const [lost] = of("lost_at", along([90, 85, 40, 20], { threshold: 0.5 }));
  assertEquals([lost?.value, lost?.low, lost?.high], [200, 200, 200]);
  const kept = along([90, 85, 80, 80], { threshold: 0.5 });
  assertEquals(of("reached_at", kept), []);
  assertEquals(
    of("lost_at", kept)[0]?.note,
    '"run" does not lose 50.0% up to 600 steps.',
  );
});

Deno.test("where less is better, a threshold is reached from above", () => {
  const [reached] = of(
    "reached_at",
    along([90, 60, 40, 10], { threshold: 0.45, better: "lower" }),
  );
  assertEquals([reached?.value, reached?.low, reached?.high], [200, 200, 600]);
  const [lost] = of(
    "lost_at",
    along([10, 40, 60, 90], { threshold: 0.45, better: "lower" }),
  );
  assertEquals([lost?.value, lost?.low, lost?.high], [200, 50, 200]);
});

Deno.test("a place lies within its interval, whatever the curve does", () => {
  const right = fc.integer({ min: 0, max: 100 });
  fc.assert(fc.property(
    fc.tuple(right, right, right, right),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.constantFrom("higher", "lower"),
    (rights, threshold, better) => {
      const figures = along(rights, { threshold, better });
      const [crossed, ...others] = figures.filter(({ quantity }) =>
        quantity !== "score"
      );
      assertEquals(others, []);
      const { value, low, high } = crossed ?? {};
      if (value === null || value === undefined) return;
      assertEquals((low ?? 0) <= value && value <= (high ?? Infinity), true);
    },
  ));
});

Deno.test("a model that two curves begin with is told of once", () => {
  const models = {
    base: { facts: share(10) },
    sft: { facts: share(20) },
    lora: { facts: share(30) },
  };
  const figures = curves.analyse(study(models, {
    design: {
      curves: ["sft", "lora"].map((model) => ({
        ...{ name: model, unit: "steps", at: [0, 50] },
        models: ["base", model],
      })),
    },
  }));
  assertEquals(figures.map(({ model }) => model), ["base", "sft", "lora"]);
});

Deno.test("a checkpoint without a score has a note and no number", () => {
  const figures = curves.analyse(study(
    { base: { facts: "---" }, last: { facts: "101" } },
    {
      design: {
        curves: [{ ...RUN, models: ["base", "last"], at: [0, 50] }],
        thresholds: { facts: 0.5 },
      },
    },
  ));
  assertEquals(
    figures.map(({ value, note }) => [value, note])[0],
    [null, "Not defined: no sample has a score."],
  );
});

Deno.test("without a curve nothing is said", () => {
  assertEquals(curves.analyse(study({ base: { facts: "10" } })), []);
});

import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import { robustness } from "../../analyses/mod.ts";
import type { Shift } from "../../core/mod.ts";
import { of, study, type StudyChanges } from "./studies.ts";

const share = (right: number, n = 100): string =>
  "1".repeat(right) + "0".repeat(n - right);

const SHIFT: Shift = {
  ...{ task: "sums", treatments: ["larger"], tasks: [] },
  baseline: ["base", "next", "large"],
};

/** Right answers in and out of distribution. */
const SCORES = {
  base: [30, 20],
  next: [50, 30],
  large: [70, 60],
  sft: [60, 65],
} as const;

function figuresOf(
  shift: Partial<Shift> = {},
  changes: StudyChanges = {},
): ReturnType<typeof robustness.analyse> {
  const models = Object.entries(SCORES).map(([model, [inside, outside]]) => [
    model,
    {
      ...{ sums: share(inside), "sums/larger": share(outside) },
      ...{ others: share(outside, 80) },
    },
  ]);
  return robustness.analyse(study(Object.fromEntries(models), {
    design: { shifts: [{ ...SHIFT, ...shift }] },
    ...changes,
  }));
}

Deno.test("each model has both scores and what lies beyond the line", () => {
  const figures = figuresOf();
  assertEquals(figures.length, 12);
  const sft = figures.filter(({ model }) => model === "sft");
  assertEquals(
    sft.map(({ quantity, task, treatment, value, n }) => [
      ...[quantity, task, treatment, n, (value ?? 0) > 0],
    ]),
    [
      ["in_distribution", "sums", "larger", 100, true],
      ["out_of_distribution", "sums", "larger", 100, true],
      ["effective_robustness", "sums", "larger", 100, true],
    ],
  );
  assertEquals(sft.slice(0, 2).map(({ value }) => value), [0.6, 0.65]);
});

Deno.test("residuals of the models of the line add up to little", () => {
  const residuals = of("effective_robustness", figuresOf())
    .filter(({ model }) => model !== "sft");
  const sum = residuals.reduce((sum, { value }) => sum + (value ?? NaN), 0);
  assertAlmostEquals(sum, 0, 0.02);
  assert(residuals.every(({ value }) => Math.abs(value ?? 1) < 0.1));
});

Deno.test("another task may be what is out of distribution", () => {
  const figures = figuresOf({ treatments: [], tasks: ["others"] });
  const [inside, outside] = figures;
  assertEquals(
    [inside?.task, inside?.treatment, inside?.value, inside?.n, inside?.note],
    ["others", "none", 0.3, 100, 'In distribution: "sums".'],
  );
  assertEquals([outside?.value, outside?.n], [20 / 80, 80]);
});

Deno.test("a treatment is set against the samples that it fits", () => {
  const models = { base: { sums: "110011", "sums/larger": "-100-1" } };
  const [inside] = robustness.analyse(
    study(models, { design: { shifts: [{ ...SHIFT, baseline: [] }] } }),
  );
  assertEquals([inside?.value, inside?.n], [0.5, 4]);
});

Deno.test("without models of a line nothing is said of robustness", () => {
  assertEquals(of("effective_robustness", figuresOf({ baseline: [] })), []);
});

Deno.test("two models make no line", () => {
  const figures = of(
    "effective_robustness",
    figuresOf({ baseline: ["base", "large"] }),
  );
  assertEquals(figures.map(({ value }) => value), [null, null, null, null]);
  assertEquals(
    figures[0]?.note,
    'Not defined: a line needs three models that differ in distribution, and there are "base", "large".',
  );
});

Deno.test("the line is not drawn out beyond its models", () => {
  const figures = of(
    "effective_robustness",
    figuresOf({ baseline: ["base", "next", "sft"] }),
  );
  assertEquals(
    figures.map(({ model, value }) => [model, value !== null]),
    [["base", true], ["next", true], ["large", false], ["sft", true]],
  );
  assertEquals(
    figures[2]?.note,
    "Not defined: in distribution it scores 70.0%, and the models of the line from 30.0% to 60.0%.",
  );
});

Deno.test("samples of a single group have no residual", () => {
  const [plain] = study({ base: { sums: share(3) } }).columns;
  const samples = plain?.samples.map((one) => ({ ...one, group: "all" })) ?? [];
  const cells = { sums: { samples }, "sums/larger": { samples } };
  const [residual] = of("effective_robustness", figuresOf({}, { cells }));
  assertEquals(residual?.value, null);
  assert(
    residual?.note?.startsWith(
      "Not defined: all samples of a score are of one",
    ),
  );
});

Deno.test("where less is better, or nothing is out of distribution, nothing is said", () => {
  const lower = { better: "lower" } as const;
  const cells = { sums: lower, "sums/larger": lower };
  assertEquals(figuresOf({}, { cells }), []);
  assertEquals(figuresOf({}, { design: {} }), []);
  assertEquals(figuresOf({ treatments: ["unknown"] }), []);
});

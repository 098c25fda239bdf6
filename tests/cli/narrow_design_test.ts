import { assertEquals } from "@std/assert";
import { narrowDesign } from "../../cli/narrow_design.ts";
import type { Design } from "../../core/mod.ts";

const DESIGN: Design = {
  curves: [{ name: "run", unit: "steps", models: ["base", "sft"], at: [0, 9] }],
  thresholds: { facts: 0.5, sums: 0.4 },
  shifts: [
    { task: "facts", treatments: [], tasks: ["sums"], baseline: ["base"] },
    {
      ...{ task: "facts", treatments: ["masked-25"], tasks: ["sums"] },
      baseline: ["base", "sft", "large"],
    },
  ],
  adaptation: { learnt: ["facts"], held: ["sums"] },
  groups: { all: ["facts", "sums"], kept: ["facts", "orders"] },
  ...{ sequence: null, gaps: [], specialists: {}, repeats: {} },
  seconds: { base: 2, sft: 1 },
};

Deno.test("a design speaks only of the tasks that are asked", () => {
  const { thresholds, shifts } = narrowDesign(DESIGN, {
    hasModel: () => true,
    hasTask: (task) => task !== "sums",
  });
  assertEquals(thresholds, { facts: 0.5 });
  assertEquals(shifts, [{
    ...{ task: "facts", treatments: ["masked-25"], tasks: [] },
    baseline: ["base", "sft", "large"],
  }]);
});

Deno.test("a design speaks only of the models that are asked", () => {
  const { curves, shifts, seconds } = narrowDesign(DESIGN, {
    hasModel: (model) => model !== "sft",
    hasTask: () => true,
  });
  assertEquals(curves, []);
  assertEquals(shifts[1]?.baseline, ["base", "large"]);
  assertEquals(seconds, { base: 2 });
});

Deno.test("without one of its tasks a group is none, nor is what is learnt and held", () => {
  const { adaptation, groups } = narrowDesign(DESIGN, {
    hasModel: () => true,
    hasTask: (task) => task !== "sums",
  });
  assertEquals(adaptation, null);
  assertEquals(groups, { kept: ["facts", "orders"] });
});

import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import { dataEfficiency } from "../../analyses/mod.ts";
import type { Curve } from "../../core/mod.ts";
import { type MarksByTask, study } from "./studies.ts";

/** So many of n samples right, from a sample on. */
const share = (right: number, n: number, from = 0): string => {
  const marks = "1".repeat(right) + "0".repeat(n - right);
  return marks.slice(n - from) + marks.slice(0, n - from);
};

/** A run by its scores of so many samples, at 100, 200, 400 and so on. */
interface Run {
  readonly name: string;
  readonly rights: readonly number[];
  readonly start?: number;
  /** The sample from which on its checkpoints are right. */
  readonly from?: number;
  readonly unit?: string;
}

function figuresOf(
  runs: readonly Run[],
  { n = 100, better = "higher" as "higher" | "lower" } = {},
): ReturnType<typeof dataEfficiency.analyse> {
  const models: Record<string, MarksByTask> = { base: { facts: share(0, n) } };
  const curves = runs.map(
    ({ name, rights, start = 100, from = 0, unit }): Curve => {
      const names = rights.map((right, place) => {
        models[`${name}-${place}`] = { facts: share(right, n, from) };
        return `${name}-${place}`;
      });
      return {
        ...{ name, unit: unit ?? "examples", models: ["base", ...names] },
        at: [0, ...rights.map((_, place) => start * 2 ** place)],
      };
    },
  );
  return dataEfficiency.analyse(
    study(models, { design: { curves }, cells: { facts: { better } } }),
  );
}

Deno.test("a run that needs a quarter of the data has a multiplier of 4", () => {
  const sft = { name: "sft", rights: [100, 140, 180, 220, 260] };
  const dpo = { name: "dpo", rights: [180, 220, 260, 300], from: 170 };
  const [figure, ...others] = figuresOf([sft, dpo], { n: 400 });
  assertEquals(others, []);
  // The best score that both reach: 260 of 400, at 1,600 and at 400.
  assertAlmostEquals(figure?.value ?? NaN, 4, 1e-9);
  assertEquals(
    [figure?.model, figure?.against, figure?.task, figure?.n],
    ["dpo-3", "sft-4", "facts", 400],
  );
  assert((figure?.low ?? 9) < 3.5 && (figure?.high ?? 0) > 4.5);
  assertEquals(
    figure?.note,
    'Both reach 65.0%: "sft" at 1600 examples, "dpo" at 400.',
  );
});

Deno.test("the same run by another name needs as much, surely", () => {
  const rights = [10, 30, 50, 70];
  const [figure] = figuresOf([
    { name: "one", rights },
    { name: "other", rights },
  ]);
  assertEquals([figure?.value, figure?.low, figure?.high], [1, 1, 1]);
});

Deno.test("nothing is said beyond the places of a curve", () => {
  const [figure] = figuresOf([
    { name: "weak", rights: [10, 20, 30] },
    { name: "strong", rights: [50, 60, 70] },
  ]);
  assertEquals([figure?.value, figure?.low, figure?.n], [null, null, 100]);
  assertEquals(
    figure?.note,
    "Not defined: the curves reach no score in common after their first places, and nothing is said beyond these.",
  );
});

Deno.test("a score that some resamples do not have in common has no interval", () => {
  const [figure] = figuresOf([
    { name: "weak", rights: [2, 20] },
    { name: "strong", rights: [19, 60], from: 50 },
  ]);
  assert((figure?.value ?? 0) > 1);
  assertEquals([figure?.low, figure?.high], [null, null]);
  assert(
    figure?.note?.endsWith(
      "No interval: of some resamples the curves reach no score in common.",
    ),
  );
});

Deno.test("a run is only measured by one of its unit", () => {
  const figures = figuresOf([
    { name: "sft", rights: [10, 30] },
    { name: "epochs", rights: [10, 30], unit: "epochs" },
    { name: "lora", rights: [20, 40] },
  ]);
  assertEquals(
    figures.map(({ model, against }) => [model, against]),
    [["lora-1", "sft-1"]],
  );
});

Deno.test("where less is better, a falling score is what is learnt", () => {
  const [figure] = figuresOf([
    { name: "slow", rights: [90, 80, 60, 40] },
    { name: "fast", rights: [80, 60, 40, 20] },
  ], { better: "lower" });
  assertAlmostEquals(figure?.value ?? NaN, 2, 1e-9);
  assert(figure?.note?.startsWith("Both reach 40.0%"));
});

Deno.test("without a sample that has all scores there is no multiplier", () => {
  const models = {
    base: { facts: "00" },
    early: { facts: "0-" },
    late: { facts: "-1" },
  };
  const curves = ["early", "late"].map((model) => ({
    ...{ name: model, unit: "steps", models: ["base", model], at: [0, 10] },
  }));
  const [figure] = dataEfficiency.analyse(
    study(models, { design: { curves } }),
  );
  assertEquals(
    [figure?.value, figure?.n, figure?.note],
    [null, 0, "Not defined: no sample has a score at all places above 0."],
  );
});

Deno.test("one sample tells a multiplier without an interval", () => {
  const models = Object.fromEntries(
    ["base", "a", "b"].map((name, place) => [name, {
      facts: place === 0 ? "0" : "1",
    }]),
  );
  const curves = [["first", "a", 20], ["second", "b", 40]] as const;
  const [found] = dataEfficiency.analyse(study(models, {
    design: {
      curves: curves.map(([name, model, last]) => ({
        ...{ name, unit: "steps", models: ["base", model], at: [10, last] },
      })),
    },
  }));
  assertEquals([found?.value, found?.low, found?.high, found?.n], [
    ...[0.5, null, null, 1],
  ]);
  assertEquals(
    found?.note?.endsWith(
      "No interval: one sample, or one group of them, tells nothing of how others differ.",
    ),
    true,
  );
});

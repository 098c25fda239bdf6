import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import { pareto } from "../../analyses/mod.ts";
import type { Column, Provenance, Study } from "../../core/mod.ts";
import { of, study, type StudyChanges } from "./studies.ts";

const share = (right: number, n = 100): string =>
  "1".repeat(right) + "0".repeat(n - right);

const MODELS = {
  base: { facts: share(90), sums: share(30) },
  sft: { facts: share(30), sums: share(50) },
  lora: { facts: share(88), sums: share(54) },
};

const FULL = { storedParameters: 1000, storedBytes: 2000 };
const ADAPTED = { storedParameters: 1100, storedBytes: 2400 };
const SIZES = { base: FULL, sft: FULL, lora: ADAPTED };

/** Answers of so many tokens on average. */
function answers(tokens: number | null): Partial<Column> {
  const none = {
    empty: 0,
    truncated: 0,
    shortened: 0,
    repeated: 0,
    commonest: 1,
  };
  return {
    outputs: {
      ...{ ...none, answered: 100, picks: [] },
      tokens: tokens === null ? null : 100 * tokens,
    },
  };
}

function sized(
  sizes: Readonly<Record<string, Provenance>>,
  changes: StudyChanges = {},
  models: Parameters<typeof study>[0] = MODELS,
): Study {
  const plain = study(models, changes);
  return {
    ...plain,
    models: plain.models.map((model) => ({
      ...model,
      provenance: sizes[model.name] ?? {},
    })),
  };
}

Deno.test("a model's mean score stands against its bytes and parameters", () => {
  const figures = pareto.analyse(sized(SIZES));
  const told = figures.map(({ quantity, model, at, value, n, note }) => [
    ...[quantity, model, at, value?.toFixed(3), n, note],
  ]);
  const front = (cost: string) => `On the front by ${cost}.`;
  assertEquals(told, [
    ["quality_by_bytes", "base", 2000, "0.600", 200, front("bytes")],
    ["quality_by_bytes", "sft", 2000, "0.400", 200, null],
    ["quality_by_bytes", "lora", 2400, "0.710", 200, front("bytes")],
    ["quality_by_parameters", "base", 1000, "0.600", 200, front("parameters")],
    ["quality_by_parameters", "sft", 1000, "0.400", 200, null],
    ["quality_by_parameters", "lora", 1100, "0.710", 200, front("parameters")],
  ]);
  // Half of Wilson's distances, 0.0744 and 0.0944 below, as √(a² + b²).
  assertAlmostEquals(figures[0]?.low ?? NaN, 0.6 - 0.0568, 0.002);
});

Deno.test("operations of an answer are twice the parameters for each token", () => {
  const cells = { facts: answers(10), sums: answers(30) };
  const flops = of("quality_by_flops", pareto.analyse(sized(SIZES, { cells })));
  // The mean over tasks of 10 and 30 tokens, times 2 · 1,000 or 1,100.
  assertEquals(flops.map(({ at }) => at), [40_000, 40_000, 44_000]);
});

Deno.test("where an answer tells no tokens, its operations are not known", () => {
  const cells = { facts: answers(10), sums: answers(null) };
  const figures = pareto.analyse(sized(SIZES, { cells }));
  assertEquals(of("quality_by_flops", figures), []);
});

Deno.test("an answer's seconds are those that the suite tells, of models that it tells them of", () => {
  const plain = study(MODELS);
  const seconds = { base: 2, lora: 0.5 };
  const figures = pareto.analyse({
    ...plain,
    design: { ...plain.design, seconds },
  });
  assertEquals(
    figures.map(({ quantity, model, at }) => [quantity, model, at]),
    [["quality_by_seconds", "base", 2], ["quality_by_seconds", "lora", 0.5]],
  );
  assertEquals(figures.map(({ note }) => note), [
    null,
    "On the front by seconds.",
  ]);
});

Deno.test("a model that tells no size has no figure", () => {
  const figures = pareto.analyse(sized({ base: FULL, lora: ADAPTED }));
  assertEquals(
    of("quality_by_bytes", figures).map(({ model }) => model),
    ["base", "lora"],
  );
  assertEquals(pareto.analyse(sized({ base: FULL })), []);
});

Deno.test("sizes that are no numbers above 0 are none", () => {
  const odd = { storedParameters: "many", storedBytes: 0 };
  assertEquals(
    pareto.analyse(sized({ ...SIZES, base: odd, sft: odd })),
    [],
  );
});

Deno.test("where less is better, what counts is the rest", () => {
  const cells = { facts: { better: "lower" } } as const;
  const [base] = pareto.analyse(sized(SIZES, { cells }));
  assertAlmostEquals(base?.value ?? NaN, (0.1 + 0.3) / 2, 1e-12);
  assert((base?.low ?? 1) < 0.2 && (base?.high ?? 0) > 0.2);
});

Deno.test("scores that are no shares, or of several scales, are not averaged", () => {
  const losses = { base: { loss: [1, 2, 3] }, sft: { loss: [2, 3, 4] } };
  const [loss] = pareto.analyse(sized(SIZES, {}, losses));
  assertEquals(
    [loss?.value, loss?.at, loss?.note],
    [null, 2000, 'Not averaged: scores on "loss" are no shares.'],
  );
  const mixed = {
    base: { ...MODELS.base, ...losses.base },
    sft: { ...MODELS.sft, ...losses.sft },
  };
  const figures = pareto.analyse(sized(SIZES, {}, mixed));
  assertEquals(figures.map(({ value }) => value), [null, null, null, null]);
  assert(figures[0]?.note?.startsWith("Not averaged:"));
});

Deno.test("a model that was not asked every task is on no front and beats no other", () => {
  const models = { ...MODELS, partial: { facts: share(100) } };
  const figures = pareto.analyse(
    sized({ ...SIZES, partial: FULL }, {}, models),
  );
  const [partial] = figures.filter(({ model }) => model === "partial");
  assertEquals(
    [partial?.value, partial?.note],
    [null, 'Not averaged: "partial" has no score on "sums".'],
  );
  assertEquals(figures[0]?.note, "On the front by bytes.");
});

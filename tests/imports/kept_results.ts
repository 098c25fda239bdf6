import fc from "fast-check";
import type { KeptColumn, KeptResults, SampleList } from "../../core/mod.ts";

/** Results as any run may leave them, for property tests. */
export function keptResults(): fc.Arbitrary<KeptResults> {
  return fc.tuple(names, fc.uniqueArray(samples, BY_TASK)).chain(
    ([models, lists]) => {
      const cells = models.flatMap((model) =>
        lists.map((list) => column(model, list))
      );
      return fc.record({
        suite: fc.string(),
        started: fc.option(instants),
        reference: fc.constantFrom(...models),
        level,
        seed: fc.nat(),
        settings: fc.dictionary(fc.string(), json),
        models: fc.tuple(...models.map(model)),
        tasks: fc.tuple(...lists.map(({ task }) => taskOf(task))),
        treatments: fc.array(explanation, { maxLength: 2 }),
        failures: fc.array(failures, { maxLength: 2 }),
        summary: fc.tuple(...cells.map(summaryRow)),
        paired: fc.tuple(...cells.map(pairedRow)),
        samples: fc.constant(lists),
        columns: fc.tuple(...cells),
      });
    },
  );
}

const BY_TASK = {
  minLength: 1,
  maxLength: 3,
  selector: ({ task }: SampleList) => task,
};

const text = fc.string({ unit: "binary", maxLength: 12 });
const names = fc.uniqueArray(text, { minLength: 1, maxLength: 3 });
const number = fc.double({ noNaN: true, noDefaultInfinity: true })
  .map((value) => value === 0 ? 0 : value);
const level = fc.double({ min: 0.01, max: 0.99, noNaN: true });
const share = fc.double({ min: 0, max: 1, noNaN: true })
  .map((value) => value === 0 ? 0 : value);
const direction = fc.constantFrom("higher" as const, "lower" as const);
const measures = fc.constantFrom("ability" as const, "format" as const);
const json = fc.oneof(text, number, fc.boolean(), fc.constant(null));
const instants = fc.date({
  min: new Date("2020-01-01"),
  max: new Date("2100-01-01"),
  noInvalidDate: true,
}).map((date) => date.toISOString());

const samples = fc.tuple(
  text,
  fc.uniqueArray(text, { maxLength: 6 }),
  fc.boolean(),
).map(([task, ids, grouped]): SampleList => ({
  ...{ task, ids },
  groups: grouped ? ids.map((id) => id.slice(0, 1) || null) : null,
}));

const explanation = fc.record({ name: text, description: text });

const failures = fc.record({
  model: text,
  failed: fc.nat(),
  requests: fc.nat(),
  reasons: fc.array(fc.record({ text, requests: fc.nat() }), { maxLength: 3 }),
  failedOtherwise: fc.nat(),
});

const estimate = fc.tuple(number, number, number, level, fc.nat()).map(
  ([value, one, other, level, n]) => ({
    ...{ value, level, n },
    low: Math.min(one, other),
    high: Math.max(one, other),
  }),
);

function model(name: string) {
  return fc.record({
    name: fc.constant(name),
    id: text,
    provenance: fc.dictionary(text, json),
  });
}

function taskOf(name: string) {
  return fc.record({
    name: fc.constant(name),
    description: text,
    family: text,
    version: fc.constant(versionOf(name)),
    evaluators: fc.array(
      fc.record({ name: text, description: text, measures }),
      { maxLength: 2 },
    ),
  });
}

/** One for each task: all its numbers must be of it. */
function versionOf(task: string): number {
  return task.length;
}

function column(
  model: string,
  { task, ids }: SampleList,
): fc.Arbitrary<KeptColumn> {
  return fc.boolean().chain((binary) => {
    const score = binary ? fc.constantFrom(0, 1) : number;
    return fc.record({
      ...cell(model, task),
      ...{ binary: fc.constant(binary), better: direction, measures },
      key: fc.string({
        unit: fc.constantFrom(..."0123456789abcdef"),
        minLength: 64,
        maxLength: 64,
      }),
      values: fc.array(fc.option(score), {
        minLength: ids.length,
        maxLength: ids.length,
      }),
    });
  });
}

function cell(model: string, task: string) {
  return {
    model: fc.constant(model),
    task: fc.constant(task),
    treatment: text,
    evaluator: text,
    metric: text,
  };
}

function summaryRow(column: fc.Arbitrary<KeptColumn>) {
  return column.chain(({ model, task }) =>
    fc.record({
      ...cell(model, task),
      estimate: fc.option(estimate),
      unscored: fc.nat(),
      failed: fc.nat(),
      better: direction,
      taskVersion: fc.constant(versionOf(task)),
      evaluatorVersion: fc.nat(),
    })
  );
}

function pairedRow(column: fc.Arbitrary<KeptColumn>) {
  return column.chain(({ model, task }) =>
    fc.record({
      ...cell(model, task),
      reference: text,
      difference: fc.option(estimate),
      gained: fc.nat(),
      lost: fc.nat(),
      pValue: fc.option(share),
      pAdjusted: fc.option(share),
      test: text,
      better: direction,
    })
  );
}

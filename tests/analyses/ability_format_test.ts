import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { abilityFormat } from "../../analyses/mod.ts";
import type { Study } from "../../core/mod.ts";
import { of, study } from "./studies.ts";

/** Verdicts of a model: right in the strict reading, in the generous one, in form. */
type Verdicts = readonly [strict: string, generous: string, form: string];

const EVALUATORS = [
  { name: "strict", description: "", measures: "ability" },
  { name: "generous", description: "", measures: "ability" },
  { name: "form", description: "", measures: "format" },
] as const;

function judged(models: Readonly<Record<string, Verdicts>>): Study {
  const parts = EVALUATORS.map(({ name, measures }, at) => {
    const scores = Object.entries(models)
      .map(([model, verdicts]) => [model, { gsm8k: verdicts[at] ?? "" }]);
    return study(Object.fromEntries(scores), {
      cells: { gsm8k: { evaluator: name, measures } },
    });
  });
  const [whole] = parts as [Study];
  return {
    ...whole,
    tasks: whole.tasks.map((task) => ({ ...task, evaluators: EVALUATORS })),
    columns: parts.flatMap(({ columns }) => columns),
  };
}

function valuesOf(
  figures: ReturnType<typeof abilityFormat.analyse>,
  model: string,
) {
  return Object.fromEntries(
    figures.filter((figure) => figure.model === model)
      .map(({ quantity, value }) => [quantity, value]),
  );
}

Deno.test("what was lost to the form is told from what was lost to ability", () => {
  const figures = abilityFormat.analyse(judged({
    base: ["111100", "111110", "111101"],
    sft: ["100000", "111000", "100111"],
  }));
  assertEquals(valuesOf(figures, "base"), {
    ability: 5 / 6,
    format: 5 / 6,
    able_but_malformed: 1 / 6,
  });
  assertEquals(valuesOf(figures, "sft"), {
    ability: 3 / 6,
    format: 4 / 6,
    able_but_malformed: 2 / 6,
    lost_to_format: 2 / 6,
    lost_to_ability: 1 / 6,
  });
  assertEquals(of("ability", figures)[0]?.evaluator, "generous");
  assertEquals(of("format", figures)[0]?.evaluator, "form");
  assertEquals(of("lost_to_format", figures)[0]?.against, "base");
  assert(
    figures.every(({ low, value, high }) =>
      (low ?? 1) <= (value ?? 0) && (value ?? 1) <= (high ?? 0)
    ),
  );
});

Deno.test("a model that keeps what the reference had loses nothing", () => {
  const row = fc.constantFrom("000", "010", "111", "001", "011");
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 20 }), (rows) => {
      const verdicts = [0, 1, 2].map((at) =>
        rows.map((row) => row[at]).join("")
      );
      const same = verdicts as unknown as Verdicts;
      const figures = abilityFormat.analyse(judged({ base: same, sft: same }));
      for (const quantity of ["lost_to_format", "lost_to_ability"]) {
        assertEquals(of(quantity, figures).map(({ value }) => value), [0]);
      }
    }),
  );
});

Deno.test("a judge of the form that says what is malformed is turned round", () => {
  const all = judged({ base: ["11", "11", "01"], sft: ["10", "11", "10"] });
  const columns = all.columns.map((column) =>
    column.measures === "format"
      ? { ...column, better: "lower" } as const
      : column
  );
  const figures = abilityFormat.analyse({ ...all, columns });
  assertEquals(valuesOf(figures, "sft"), {
    ability: 1,
    format: 1 / 2,
    able_but_malformed: 1 / 2,
    lost_to_format: 1 / 2,
    lost_to_ability: 0,
  });
});

Deno.test("a task that does not judge the form has nothing to part", () => {
  assertEquals(
    abilityFormat.analyse(
      study({ base: { facts: "10" }, sft: { facts: "01" } }),
    ),
    [],
  );
});

import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { comparableGroups } from "../../../reports/leaderboard/comparable_groups.ts";
import { shownModels } from "../../../reports/leaderboard/shown_models.ts";
import { type Asked, keptRun } from "./kept_runs.ts";

const scores = fc.dictionary(
  fc.constantFrom("base", "tuned", "merged", "other"),
  fc.constantFrom("0011", "0101"),
  { minKeys: 1 },
);
const asked = fc.record({ scores, way: fc.constantFrom("text", "chat") });
const run = fc.record({
  suite: fc.constantFrom("one", "two", "three"),
  day: fc.integer({ min: 1, max: 28 }),
  tasks: fc.dictionary(fc.constantFrom("facts", "words", "sums"), asked, {
    minKeys: 1,
  }) as fc.Arbitrary<Record<string, Asked>>,
});
const models = fc.array(run, { minLength: 1, maxLength: 6 })
  .map((runs) => shownModels(runs.map(keptRun)));

Deno.test("a group has each task once, and only numbers of one key in it", () => {
  fc.assert(fc.property(models, (models) => {
    for (const { columns } of comparableGroups(models)) {
      const tasks = columns.map(({ key, scores }) => {
        const cells = [...scores.values()];
        assert(cells.every(({ column }) => column.key === key));
        return cells[0]?.column.task;
      });
      assertEquals(new Set(tasks).size, tasks.length);
    }
  }));
});

Deno.test("every model has a number on every task that it was asked, in some group", () => {
  fc.assert(fc.property(models, (models) => {
    const shown = new Set(
      comparableGroups(models).flatMap(({ columns }) =>
        columns.flatMap(({ scores }) =>
          Array.from(
            scores,
            ([model, { column }]) => JSON.stringify([model.label, column.task]),
          )
        )
      ),
    );
    for (const { label, scores } of models) {
      for (const { column: { task } } of scores) {
        assert(shown.has(JSON.stringify([label, task])), `${label} on ${task}`);
      }
    }
  }));
});

Deno.test("models of a group are joined by what they were asked, those of others by nothing in it", () => {
  fc.assert(fc.property(models, (models) => {
    const groups = comparableGroups(models);
    const keys = groups.map(({ columns }) => columns.map(({ key }) => key));
    assertEquals(new Set(keys.flat()).size, keys.flat().length);
    for (const { models: grouped, columns } of groups) {
      const reached = new Set(grouped.slice(0, 1));
      for (let step = 0; step < grouped.length; step++) {
        for (const { scores } of columns) {
          const members = [...scores.keys()];
          if (members.some((model) => reached.has(model))) {
            members.forEach((model) => reached.add(model));
          }
        }
      }
      assertEquals(reached.size, grouped.length);
    }
  }));
});

Deno.test("the largest group comes first", () => {
  fc.assert(fc.property(models, (models) => {
    const sizes = comparableGroups(models).map(({ models }) => models.length);
    assertEquals(sizes, sizes.toSorted((one, other) => other - one));
  }));
});

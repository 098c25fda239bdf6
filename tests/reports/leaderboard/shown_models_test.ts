import { assertEquals } from "@std/assert";
import type { KeptResults } from "../../../core/mod.ts";
import { shownModels } from "../../../reports/leaderboard/shown_models.ts";
import { keptRun } from "./kept_runs.ts";

const FACTS = { scores: { base: "0011", tuned: "0111" } };
const WORDS = { scores: { base: "1111", tuned: "0001" } };

/** What the leaderboard shows of each model: task and day. */
function shown(...runs: KeptResults[]): Record<string, string[]> {
  return Object.fromEntries(
    shownModels(runs).map(({ label, scores }) => [
      label,
      scores.map(({ run, column: { task } }) =>
        `${task} of ${run.started?.slice(8, 10)}`
      ),
    ]),
  );
}

Deno.test("a model that runs asked some tasks each is one model with all of them", () => {
  assertEquals(
    shown(
      keptRun({ day: 2, tasks: { words: WORDS } }),
      keptRun({ day: 1, tasks: { facts: FACTS } }),
    ),
    {
      base: ["words of 02", "facts of 01"],
      tuned: ["words of 02", "facts of 01"],
    },
  );
});

Deno.test("of what several runs asked in the same way the newest counts", () => {
  assertEquals(
    shown(
      keptRun({ day: 2, tasks: { facts: FACTS } }),
      keptRun({ day: 1, tasks: { facts: FACTS, words: WORDS } }),
    ),
    {
      base: ["facts of 02", "words of 01"],
      tuned: ["facts of 02", "words of 01"],
    },
  );
});

Deno.test("a model that a newer run of the suite has other weights of is replaced", () => {
  assertEquals(
    shown(
      keptRun({ day: 2, ids: { tuned: "longer" }, tasks: { facts: FACTS } }),
      keptRun({ day: 1, tasks: { facts: FACTS, words: WORDS } }),
    ),
    { base: ["facts of 02", "words of 01"], tuned: ["facts of 02"] },
  );
});

Deno.test("models of one name in other suites are told apart by their ids", () => {
  const models = shownModels([
    keptRun({ day: 2, suite: "one", tasks: { facts: FACTS } }),
    keptRun({
      ...{ day: 1, suite: "other", ids: { tuned: "another" } },
      tasks: { facts: FACTS },
    }),
  ]);
  assertEquals(models.map(({ label, name }) => [name, label.length]), [
    ["base", 4],
    ["tuned", "tuned (12345678)".length],
    ["tuned", "tuned (12345678)".length],
  ]);
  assertEquals(new Set(models.map(({ label }) => label)).size, 3);
});

Deno.test("a model that was renamed is shown once, under its newest name", () => {
  const renamed = keptRun({
    ...{ day: 2, ids: { best: "tuned" } },
    tasks: { facts: { scores: { base: "0011", best: "0111" } } },
  });
  const before = keptRun({ day: 1, tasks: { facts: FACTS, words: WORDS } });
  assertEquals(shown(renamed, before), {
    base: ["facts of 02", "words of 01"],
    best: ["facts of 02", "words of 01"],
  });
  const [, best] = shownModels([renamed, before]);
  assertEquals(best?.formerly, ["tuned"]);
});

Deno.test("a model that stood beside itself under two names is shown under both", () => {
  const twice = { base: "weights", again: "weights" };
  const tasks = { facts: { scores: { base: "0011", again: "0010" } } };
  assertEquals(
    shown(
      keptRun({ day: 2, ids: twice, tasks }),
      keptRun({ day: 1, ids: twice, tasks }),
    ),
    { base: ["facts of 02"], again: ["facts of 02"] },
  );
});

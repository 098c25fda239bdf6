import { assertEquals } from "@std/assert";
import { taskHistories } from "../../../reports/leaderboard/history_series.ts";
import { boardOf } from "../../../reports/leaderboard/mod.ts";
import { type Asked, keptRun } from "./kept_runs.ts";

const FACTS: Asked = { scores: { base: "0011", tuned: "0111" } };

function histories(...runs: Parameters<typeof keptRun>[0][]) {
  const board = boardOf(
    runs.map((run, index) => keptRun({ day: index + 1, ...run })),
  );
  return taskHistories(board).map(({ task, group, series }) => ({
    ...{ task, group },
    models: series.map(({ last, points, changes }) =>
      [last.row.model, points.length, changes] as const
    ),
  }));
}

Deno.test("a model that several runs asked the same has a history", () => {
  assertEquals(
    histories({ tasks: { facts: FACTS } }, { tasks: { facts: FACTS } }),
    [{ task: "facts", group: 1, models: [["base", 2, 0], ["tuned", 2, 0]] }],
  );
});

Deno.test("a single run has no history", () => {
  assertEquals(histories({ tasks: { facts: FACTS } }), []);
});

Deno.test("each time that something else answered is counted", () => {
  const runs = ["one", "two", "one"].map((weights) => ({
    ids: { tuned: weights },
    tasks: { facts: FACTS },
  }));
  assertEquals(histories(...runs)[0]?.models, [["base", 3, 0], [
    "tuned",
    3,
    2,
  ]]);
});

Deno.test("what is asked in another way by now stands apart, behind what is asked now", () => {
  const before = { tasks: { facts: FACTS } };
  const now = { tasks: { facts: { ...FACTS, version: 2 } } };
  assertEquals(
    histories(before, before, now, now).map(({ group, models }) =>
      [group, models.length] as const
    ),
    [[1, 2], [null, 2]],
  );
});

Deno.test("models of one name in other suites have histories of their own", () => {
  const [facts] = histories(
    { suite: "one", tasks: { facts: FACTS } },
    { suite: "other", tasks: { facts: FACTS } },
  );
  assertEquals(facts, undefined);
});

Deno.test("history.csv has every run and says what the leaderboard shows", () => {
  const { history } = boardOf(
    [1, 2].map((day) => keptRun({ day, tasks: { facts: FACTS } })),
  );
  assertEquals(
    history.map(({ row, started, isShown }) =>
      [row.model, started?.slice(8, 10), isShown] as const
    ),
    [
      ["base", "01", false],
      ["tuned", "01", false],
      ["base", "02", true],
      ["tuned", "02", true],
    ],
  );
});

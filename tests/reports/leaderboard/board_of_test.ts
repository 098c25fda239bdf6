import { assertEquals, assertThrows } from "@std/assert";
import type { KeptResults } from "../../../core/mod.ts";
import { type Board, boardOf } from "../../../reports/leaderboard/mod.ts";
import { keptRun, scores } from "./kept_runs.ts";

const FULL = { scores: { base: scores(30, 100), tuned: scores(80, 100) } };

/** Each group as models by columns, a dot where a model was not asked. */
function tables({ groups }: Board): string[][] {
  return groups.map(({ columns, rows, apart }) => [
    ...apart === null ? [] : [apart],
    `models ${columns.map(({ task }) => task).join(" ")}`,
    ...rows.map(({ model, cells }) =>
      `${model.label} ${
        cells.map((cell) => cell?.run.started?.slice(8, 10) ?? ".").join(" ")
      }`
    ),
  ]);
}

Deno.test("the same run named twice counts once", () => {
  const run = keptRun({ tasks: { facts: FULL } });
  const board = boardOf([run, structuredClone(run)]);
  assertEquals(board.runs.length, 1);
  assertEquals(board.history.length, 2);
});

Deno.test("models are ranked where paired tests tell them apart", () => {
  const board = boardOf([keptRun({ tasks: { facts: FULL } })]);
  const [group] = board.groups;
  assertEquals(
    group?.rows.map(({ model, cells: [cell] }) => [model.label, cell?.rank]),
    [
      ["tuned", { best: 1, worst: 1 }],
      ["base", { best: 2, worst: 2 }],
    ],
  );
});

Deno.test("a model that nobody can be compared with has no place", () => {
  const board = boardOf([
    keptRun({ tasks: { facts: { scores: { base: "0101" } } } }),
  ]);
  const [row] = board.groups[0]?.rows ?? [];
  assertEquals(row?.cells[0]?.rank, null);
  assertEquals(row?.cells[0]?.estimate?.n, 4);
});

Deno.test("a run of fewer samples takes nothing from a full one", () => {
  const board = boardOf([
    keptRun({ day: 1, tasks: { facts: FULL } }),
    keptRun({
      day: 2,
      tasks: { facts: { scores: { base: "01", tuned: "11" } } },
    }),
  ]);
  assertEquals(tables(board), [["models facts", "tuned 01", "base 01"]]);
});

Deno.test("models of a run of fewer samples alone stand in a group of their own", () => {
  const board = boardOf([
    keptRun({ day: 1, tasks: { facts: FULL } }),
    keptRun({
      day: 2,
      tasks: { facts: { scores: { base: "01", new: "11" } } },
    }),
  ]);
  assertEquals(tables(board), [
    ["models facts", "tuned 01", "base 01"],
    [
      "Its models were asked the same tasks, but with other samples of them.",
      "models facts",
      "new 02",
      "base 02",
    ],
  ]);
});

for (
  const [reason, changes] of Object.entries({
    "in another version of the task": { version: 2 },
    "with other data": { data: "mended" },
    "put in another way: with another layout, other worked examples or other sampling":
      { way: "chat" },
  })
) {
  Deno.test(`what is ${reason} is never ranked or averaged together`, () => {
    const other = { ...changes, scores: { other: scores(10, 100) } };
    const board = boardOf([
      keptRun({ tasks: { facts: FULL } }),
      keptRun({ suite: "another", tasks: { facts: other } }),
    ]);
    assertEquals(board.groups.length, 2);
    assertEquals(
      board.groups[1]?.apart,
      `Its models were asked the same tasks, but ${reason}.`,
    );
    const [row] = board.groups[1]?.rows ?? [];
    assertEquals(row?.cells.map((cell) => cell?.rank), [null]);
  });
}

Deno.test("models without a common task are in groups of their own", () => {
  const board = boardOf([
    keptRun({ tasks: { facts: FULL } }),
    keptRun({
      suite: "another",
      tasks: { words: { scores: { other: "01" } } },
    }),
  ]);
  assertEquals(board.groups[1]?.apart, "Its models were asked other tasks.");
});

Deno.test("a task that was revised comes once, and models of the old version stay comparable with each other", () => {
  const old = { scores: { base: scores(30, 100), gone: scores(40, 100) } };
  const words = { scores: { base: "0101", gone: "0111", tuned: "0011" } };
  const board = boardOf([
    keptRun({ day: 1, suite: "before", tasks: { words, facts: old } }),
    keptRun({ day: 2, tasks: { words, facts: { ...FULL, version: 2 } } }),
  ]);
  assertEquals(tables(board), [
    ["models words facts", "tuned 02 02", "base 02 02", "gone 02 ."],
    [
      "Its models were asked the same tasks, but in another version of the task.",
      "models facts",
      "gone 01",
      "base 01",
    ],
  ]);
});

Deno.test("samples are paired by their ids, whatever else a run asked of the task", () => {
  const fits = { task: "facts", treatment: "shouted" };
  const [one, two, three] = ["a", "b", "c"];
  const run = (day: number, ids: string[], plain: string, treated: string) =>
    keptRun({
      day,
      suite: `suite of ${day}`,
      tasks: {
        facts: { ids, scores: { [`m${day}`]: plain } },
        shouted: { ...fits, ids, scores: { [`m${day}`]: treated } },
      },
    });
  const board = boardOf([
    run(1, [one, two, three], "111", "-10"),
    run(2, [two, three], "00", "10"),
  ]);
  const treated = board.groups.find(({ columns }) =>
    columns.some(({ treatment }) => treatment === "shouted")
  );
  assertEquals(treated?.rows.length, 2);
  for (const { cells } of treated?.rows ?? []) {
    assertEquals(cells.at(-1)?.rank, { best: 1, worst: 2 });
  }
});

Deno.test("failed requests are counted and left out of the number", () => {
  const board = boardOf([
    keptRun({ tasks: { facts: { scores: { base: "01-1", tuned: "----" } } } }),
  ]);
  const cells = board.groups[0]?.rows.map(({ cells: [cell] }) => cell);
  assertEquals(
    cells?.map((cell) => [cell?.estimate?.n, cell?.failed, cell?.rank]),
    [[3, 1, null], [undefined, 4, null]],
  );
});

Deno.test("the order in which runs are named does not count", () => {
  const runs = [1, 2, 3].map((day) =>
    keptRun({ day, ids: { tuned: `of day ${day}` }, tasks: { facts: FULL } })
  );
  assertEquals(boardOf(runs), boardOf(runs.toReversed()));
});

Deno.test("intervals of several levels are refused", () => {
  assertThrows(
    () =>
      boardOf([
        keptRun({ day: 2, tasks: { facts: FULL } }),
        keptRun({ day: 1, level: 0.9, tasks: { facts: FULL } }),
      ]),
    RangeError,
    'their intervals must be of one level: "nightly" of 2026-11-02 04:17 has 0.95, "nightly" of 2026-11-01 04:17 has 0.9. Set one level in the suites, then run report again',
  );
});

Deno.test("a leaderboard of no run is refused", () => {
  const none: KeptResults[] = [];
  assertThrows(
    () => boardOf(none),
    RangeError,
    "there must be one run at least",
  );
});

import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import type { KeptResults } from "../../../core/mod.ts";
import {
  BOARD_COLUMNS,
  boardOf,
  HISTORY_COLUMNS,
  leaderboardFiles,
} from "../../../reports/leaderboard/mod.ts";
import { parseCsv } from "../parse_csv.ts";
import { HOSTILE_RUNS } from "./hostile_runs.ts";
import { keptRun, scores } from "./kept_runs.ts";

/** Control characters but tab and line ends, and what turns the reading direction. */
const UNSAFE = /(?![\t\r\n])[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

function files(...runs: readonly KeptResults[]): Record<string, string> {
  return Object.fromEntries(
    leaderboardFiles(boardOf(runs)).map(({ path, content }) => [
      path,
      typeof content === "string"
        ? content
        : [...content as Iterable<string>].join(""),
    ]),
  );
}

const FACTS = { scores: { base: scores(30, 100), tuned: scores(80, 100) } };
const WORDS = { scores: { base: "0101", tuned: "01-1" } };

Deno.test("a leaderboard is a page, Markdown and two CSV files", () => {
  assertEquals(Object.keys(files(keptRun({ tasks: { facts: FACTS } }))), [
    "index.html",
    "leaderboard.md",
    "leaderboard.csv",
    "history.csv",
  ]);
});

Deno.test("leaderboard.csv says of each average what it is over", () => {
  const text = files(keptRun({ tasks: { facts: FACTS, words: WORDS } }));
  const [head = [], ...records] = parseCsv(text["leaderboard.csv"] ?? "");
  assertEquals(head, BOARD_COLUMNS.map(({ name }) => name));
  const rows = records.map((record) =>
    Object.fromEntries(record.map((cell, index) => [head[index], cell]))
  );
  assertEquals(
    rows.map(({ model, task, metric, n, failed }) =>
      [model, task, metric, n, failed].join()
    ),
    [
      "tuned,facts + words,macro_average,103,",
      "tuned,facts,accuracy,100,0",
      "tuned,words,accuracy,3,1",
      "base,facts + words,macro_average,104,",
      "base,facts,accuracy,100,0",
      "base,words,accuracy,4,0",
    ],
  );
});

Deno.test("history.csv has a line for every number of every run", () => {
  const runs = [1, 2].map((day) => keptRun({ day, tasks: { facts: FACTS } }));
  const [head, ...records] = parseCsv(files(...runs)["history.csv"] ?? "");
  assertEquals(head, HISTORY_COLUMNS.map(({ name }) => name));
  assertEquals(records.map((record) => record.at(-1)), [
    "replaced",
    "replaced",
    "current",
    "current",
  ]);
});

Deno.test("leaderboard.md shows places, what is missing, and what the average is over", () => {
  const text = files(keptRun({ tasks: { facts: FACTS, words: WORDS } }));
  const markdown = text["leaderboard.md"] ?? "";
  assertStringIncludes(markdown, "| **tuned** |");
  assertStringIncludes(markdown, "**80.0%** [71.1, 86.7], place 1 |");
  assertStringIncludes(markdown, ", place 1–2 (1 without a score) |");
  assertStringIncludes(markdown, "The average is over all tasks of the table");
});

Deno.test("the page says of each group why it stands apart", () => {
  const page = files(
    keptRun({ tasks: { facts: FACTS } }),
    keptRun({ suite: "other", tasks: { words: { scores: { x: "01" } } } }),
  )["index.html"] ?? "";
  assertStringIncludes(page, "numbers of different groups are not comparable");
  assertStringIncludes(
    page,
    "Not comparable with group 1. Its models were asked other tasks.",
  );
});

Deno.test("the page marks numbers of an older run", () => {
  const page = files(
    keptRun({ day: 1, tasks: { facts: FACTS, words: WORDS } }),
    keptRun({ day: 2, tasks: { facts: FACTS } }),
  )["index.html"] ?? "";
  assertEquals(page.split("<small>2026-11-01 04:17</small>").length - 1, 2);
});

Deno.test("equal runs give equal bytes, in whichever order they are named", () => {
  const runs = [1, 2, 3].map((day) =>
    keptRun({ day, ids: { tuned: `of ${day}` }, tasks: { facts: FACTS } })
  );
  assertEquals(files(...runs), files(...runs.toReversed()));
});

Deno.test("the files hold no control character and no half of one, whatever models are called", () => {
  for (const [path, content] of Object.entries(files(...HOSTILE_RUNS))) {
    assertEquals(content.isWellFormed(), true, path);
    assertEquals(content.match(UNSAFE)?.[0], undefined, path);
  }
});

Deno.test("hostile names fill exactly their cells of CSV and Markdown", () => {
  const written = files(...HOSTILE_RUNS);
  for (const path of ["leaderboard.csv", "history.csv"]) {
    const records = parseCsv(written[path] ?? "");
    assertEquals(new Set(records.map(({ length }) => length)).size, 1);
    const started = records.flat().filter((cell) => /^[=@]/.test(cell));
    assertEquals(started, []);
  }
  const tables = (written["leaderboard.md"] ?? "").split("\n")
    .filter((line) => line.startsWith("|"));
  const bars = (line: string) => line.match(/(?<!\\)\|/g)?.length;
  assertEquals(new Set(tables.map(bars)).size, 1);
  assertEquals(written["leaderboard.md"]?.includes("<"), false);
});

Deno.test("the page of many models and of many runs stays small enough to open", () => {
  const names = Array.from({ length: 100 }, (_, index) => `model ${index}`);
  const many = Object.fromEntries(
    names.map((name, index) => [name, scores(index % 10, 10)]),
  );
  const tasks = Array.from({ length: 20 }, (_, index) => `task ${index}`);
  const wide = keptRun({
    tasks: Object.fromEntries(tasks.map((task) => [task, { scores: many }])),
  });
  const long = Array.from({ length: 200 }, (_, index) => ({
    ...keptRun({ tasks: { facts: FACTS } }),
    started: new Date(1.7e12 + index * 864e5).toISOString(),
  }));
  const sizes = [files(wide), files(...long)].map((written) =>
    written["index.html"]?.length ?? Infinity
  );
  assert(sizes.every((size) => size < 1e6), sizes.join());
});

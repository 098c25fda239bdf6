import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { leaderboardText } from "../../cli/leaderboard_text.ts";
import { boardOf } from "../../reports/leaderboard/mod.ts";
import { textColumns } from "../../reports/mod.ts";
import { HOSTILE_RUNS } from "../reports/leaderboard/hostile_runs.ts";
import { keptRun, scores } from "../reports/leaderboard/kept_runs.ts";

const FACTS = { scores: { base: scores(30, 100), tuned: scores(80, 100) } };
const WORDS = { scores: { base: scores(50, 100), tuned: scores(52, 100) } };
const TASKS = { facts: FACTS, words: WORDS };

Deno.test("the terminal shows averages, places, and who may be first on each task", () => {
  assertEquals(
    leaderboardText(boardOf([keptRun({ tasks: TASKS })]), 80).split("\n"),
    [
      "2 models of 1 run, 2026-11-01.",
      "",
      "model  average      interval  place",
      "tuned    66.0%  [59.4, 71.8]      1",
      "base     40.0%  [33.7, 46.8]      2",
      "",
      "may be first",
      "facts: tuned 80.0%",
      "words: tuned 52.0%, base 50.0%",
      "",
      "place: all that paired tests leave open, right for a whole column with a",
      "probability of 95%",
    ],
  );
});

Deno.test("groups are told apart on the terminal", () => {
  const text = leaderboardText(
    boardOf([
      keptRun({ tasks: TASKS }),
      keptRun({ suite: "other", tasks: { more: { scores: { x: "01" } } } }),
    ]),
    80,
  );
  assertStringIncludes(text, "\nGroup 2. Its models were asked other tasks.\n");
  assertStringIncludes(text, "Numbers of different groups are not comparable");
});

Deno.test("lines fit terminals of 40 and 80 columns and move no cursor, whatever models are called", () => {
  for (const columns of [40, 80]) {
    for (const run of HOSTILE_RUNS) {
      const text = leaderboardText(boardOf([run]), columns);
      for (const line of text.split("\n")) {
        assert(textColumns(line) <= columns, line);
        assertEquals(line.match(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u), null);
      }
    }
  }
});

Deno.test("of many models the first are shown and the others counted", () => {
  const many = Object.fromEntries(
    Array.from({ length: 30 }, (_, index) => [`m${index}`, scores(index, 30)]),
  );
  const text = leaderboardText(
    boardOf([keptRun({ tasks: { facts: { scores: many } } })]),
    80,
  );
  assertStringIncludes(text, "10 more in leaderboard.csv");
});

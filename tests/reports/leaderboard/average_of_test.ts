import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import { averageText, boardOf } from "../../../reports/leaderboard/mod.ts";
import { weightedSum } from "../../../stats/mod.ts";
import { type Asked, keptRun, scores } from "./kept_runs.ts";

/** The averages of a run's models, and which tasks they are over. */
function averages(tasks: Readonly<Record<string, Asked>>) {
  const { groups } = boardOf([keptRun({ tasks })]);
  return groups.map(({ averaged, rows }) => ({
    over: averaged.map(({ task }) => task),
    of: Object.fromEntries(
      rows.map(({ model: { label }, average }) => [label, average]),
    ),
    cells: Object.fromEntries(
      rows.map(({ model: { label }, cells }) => [label, cells]),
    ),
  }));
}

const FACTS = { scores: { base: scores(3, 10), tuned: scores(9, 10) } };
const WORDS = { scores: { base: scores(10, 20), tuned: scores(4, 20) } };

Deno.test("every task counts the same, however many samples it has", () => {
  const [group] = averages({ facts: FACTS, words: WORDS });
  const { estimate } = group?.of["base"] ?? {};
  assertAlmostEquals(estimate?.value ?? NaN, (0.3 + 0.5) / 2, 1e-15);
  assertEquals(estimate?.n, 30);
});

Deno.test("the interval of an average is that of the mean of independent tasks", () => {
  const [group] = averages({ facts: FACTS, words: WORDS });
  const cells = group?.cells["base"]?.flatMap((cell) => cell?.estimate ?? []);
  const { low, high } = weightedSum(
    (cells ?? []).map((estimate) => ({ ...estimate, weight: 0.5 })),
  );
  const { estimate } = group?.of["base"] ?? {};
  assertAlmostEquals(estimate?.low ?? NaN, low, 1e-15);
  assertAlmostEquals(estimate?.high ?? NaN, high, 1e-15);
});

Deno.test("tasks that ask about the same samples are taken to err as one", () => {
  const again = { ...FACTS, data: "facts", way: "in other words" };
  const [apart] = averages({ facts: FACTS, words: FACTS });
  const [shared] = averages({ facts: FACTS, words: again });
  const single = apart?.cells["base"]?.[0]?.estimate;
  const { estimate } = shared?.of["base"] ?? {};
  assertAlmostEquals(estimate?.low ?? NaN, single?.low ?? NaN, 1e-15);
  assertAlmostEquals(estimate?.high ?? NaN, single?.high ?? NaN, 1e-15);
  assert((apart?.of["base"]?.estimate.low ?? 0) > (estimate?.low ?? 1));
});

Deno.test("tasks of the same data that share no sample are independent", () => {
  const others = FACTS.scores.base.split("").map((_, index) => `x${index}`);
  const rest = { ...FACTS, data: "facts", ids: others };
  const [apart] = averages({ facts: FACTS, words: FACTS });
  const [parted] = averages({ facts: FACTS, words: rest });
  assertEquals(parted?.of, apart?.of);
});

Deno.test("a share that is better lower counts as its opposite", () => {
  const harmful = {
    scores: { base: scores(2, 10), tuned: scores(10, 10) },
    ...{ metric: "rate", better: "lower" as const },
  };
  const [group] = averages({ facts: FACTS, harmful });
  assertAlmostEquals(
    group?.of["base"]?.estimate.value ?? NaN,
    (0.3 + 0.8) / 2,
    1e-15,
  );
  assertAlmostEquals(
    group?.of["tuned"]?.estimate.value ?? NaN,
    (0.9 + 0) / 2,
    1e-15,
  );
});

Deno.test("a model that misses a task has no average", () => {
  const words = { scores: { base: "0101", tuned: "0111" } };
  const facts = { scores: { base: "01", tuned: "11", other: "00" } };
  const [group] = averages({ facts, words });
  assertEquals(group?.over, ["facts", "words"]);
  assertEquals(group?.of["other"], null);
  assert(group?.of["base"] !== null);
});

Deno.test("what only one of many models was asked takes no average from the others", () => {
  const all = { base: "0101", tuned: "0111", other: "0011" };
  const [group] = averages({
    facts: { scores: all },
    words: { scores: all },
    rare: { scores: { tuned: "01" } },
  });
  assertEquals(group?.over, ["facts", "words"]);
  assert(group?.of["base"] !== null);
});

Deno.test("numbers that are no shares are in no average", () => {
  const [group] = averages({
    facts: FACTS,
    words: WORDS,
    length: { ...WORDS, metric: "mean" },
  });
  assertEquals(group?.over, ["facts", "words"]);
  const [single] = averages({
    facts: FACTS,
    length: { ...WORDS, metric: "mean" },
  });
  assertEquals(single?.over, []);
});

Deno.test("readers are told what an average is over, and what it takes for granted", () => {
  const again = { ...FACTS, data: "facts", better: "lower" as const };
  const { groups: [group] } = boardOf([
    keptRun({
      tasks: { facts: FACTS, again, length: { ...WORDS, metric: "mean" } },
    }),
  ]);
  assert(group !== undefined);
  assertEquals(
    averageText(group),
    "The average is over facts, again; every task counts the same, and it speaks of these alone. A share that is better lower counts as its opposite. As facts and again ask about the same samples, they are taken to err together. A model without a number on one of them has none.",
  );
});

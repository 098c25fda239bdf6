import { assert, assertEquals } from "@std/assert";
import { alarms } from "../../analyses/mod.ts";
import type { Column, Figure } from "../../core/mod.ts";
import { study } from "./studies.ts";

const share = (right: number, n: number): string =>
  "1".repeat(right) + "0".repeat(n - right);

function alarmsOf(
  marks: string,
  cell: Partial<Column> = {},
): readonly Figure[] {
  return alarms.analyse(
    study({ base: { facts: marks } }, { cells: { facts: cell } }),
  );
}

/** What the answers look like where nothing is wrong but what is said. */
function outputs(changes: Partial<Column["outputs"]>): Partial<Column> {
  const none = {
    answered: 100,
    empty: 0,
    truncated: 0,
    shortened: 0,
    repeated: 0,
  };
  return {
    outputs: { ...none, commonest: 1, tokens: null, picks: [], ...changes },
  };
}

/** Samples with choices, the right one at a place. */
function choosing(
  n: number,
  right: (row: number) => number,
): Column["samples"] {
  const choices = [" a", " b", " c", " d"];
  return Array.from({ length: n }, (_, row) => ({
    ...{ id: `s${row}`, question: "Which?", choices },
    targets: [choices[right(row)]?.trim() ?? ""],
  }));
}

function named(figures: readonly Figure[]): [string, number | null][] {
  return figures.map(({ quantity, value }) => [quantity, value]);
}

Deno.test("nothing goes off where nothing is wrong", () => {
  assertEquals(alarmsOf(share(50, 100)), []);
});

Deno.test("a score at its end leaves nothing to lose or to gain", () => {
  assertEquals(named(alarmsOf(share(1, 100))), [["floor", 0.01]]);
  assertEquals(named(alarmsOf(share(98, 100))), [["ceiling", 0.98]]);
  assertEquals(named(alarmsOf(share(3, 100))), []);
  const lower = { better: "lower" } as const;
  assertEquals(named(alarmsOf(share(0, 100), lower)), [["ceiling", 0]]);
  assertEquals(named(alarmsOf(share(100, 100), lower)), [["floor", 1]]);
});

Deno.test("a few samples or the form of answers set nothing off", () => {
  assertEquals(alarmsOf("00000"), []);
  assertEquals(alarmsOf(share(100, 100), { measures: "format" }), []);
});

Deno.test("a score that guessing reaches goes off, with what guessing reaches", () => {
  const samples = choosing(100, (row) => row % 4);
  const [chance] = alarmsOf(share(30, 100), { samples });
  assertEquals([chance?.quantity, chance?.value], ["chance", 0.3]);
  assertEquals(chance?.note, "Guessing is right as often, 25 times in 100.");
  assert((chance?.low ?? 1) <= 0.25 && (chance?.high ?? 0) >= 0.25);
  assertEquals(alarmsOf(share(40, 100), { samples }), []);
});

Deno.test("one letter whatever is asked goes off, unless it is the right one", () => {
  const picks = { ...outputs({ picks: [4, 91, 3, 2] }) };
  const spread = choosing(100, (row) => row % 4);
  const found = alarmsOf(share(50, 100), { ...picks, samples: spread });
  assertEquals(named(found), [["one_pick", 0.91]]);
  assertEquals(
    found[0]?.note,
    "Answers take choice 2 of 4 most of the time, whatever is asked.",
  );
  const right = choosing(100, (row) => row < 90 ? 1 : 0);
  assertEquals(alarmsOf(share(50, 100), { ...picks, samples: right }), []);
  const even = outputs({ picks: [30, 30, 20, 20] });
  assertEquals(alarmsOf(share(50, 100), { ...even, samples: spread }), []);
});

Deno.test("empty and truncated answers go off, with their share", () => {
  assertEquals(
    named(alarmsOf(share(50, 100), outputs({ empty: 2, truncated: 7 }))),
    [["empty", 0.02], ["truncated", 0.07]],
  );
  assertEquals(alarmsOf(share(50, 100), outputs({ truncated: 3 })), []);
});

Deno.test("a single shortened prompt goes off", () => {
  assertEquals(
    named(alarmsOf(share(50, 100), outputs({ shortened: 1 }))),
    [["shortened", 0.01]],
  );
});

Deno.test("repeated answers go off where right ones would not repeat", () => {
  const samples = choosing(100, () => 0).map((
    { choices: _, ...sample },
    row,
  ) => ({
    ...sample,
    targets: [`answer ${row}`],
  }));
  const cell = { ...outputs({ repeated: 60 }), samples };
  const [repeated] = alarmsOf(share(50, 100), cell);
  assertEquals([repeated?.quantity, repeated?.value, repeated?.evaluator], [
    "repeated",
    0.6,
    null,
  ]);
  const same = samples.map((sample) => ({ ...sample, targets: ["yes"] }));
  assertEquals(alarmsOf(share(50, 100), { ...cell, samples: same }), []);
});

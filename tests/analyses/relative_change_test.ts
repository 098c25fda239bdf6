import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import { relativeChange } from "../../analyses/mod.ts";
import { bonettPrice } from "../../stats/mod.ts";
import {
  type MarksByTask,
  numbersOf,
  study,
  type StudyChanges,
} from "./studies.ts";

const overall = (
  models: Readonly<Record<string, MarksByTask>>,
  changes: StudyChanges = {},
) =>
  relativeChange.analyse(study(models, changes))
    .filter(({ task }) => task === null);

/** Four tasks of PASCAL-Context; of the last one, normals, less is better. */
function pascal(scores: readonly number[]): MarksByTask {
  const tasks = ["segmentation", "parts", "saliency", "normals"];
  return Object.fromEntries(
    tasks.map((task, place) => [
      task,
      // As many samples above the mean as below it.
      [-0.5, 0.5].map((off) => (scores[place] ?? 0) + off),
    ]),
  );
}

Deno.test("published Δm of Polyhistor and others come out of their scores", () => {
  const found = overall({
    single: pascal([67.21, 61.93, 62.35, 17.97]),
    hyperformer: pascal([71.43, 60.73, 65.54, 17.77]),
    polyhistor: pascal([70.87, 59.54, 65.47, 17.47]),
    lora: pascal([70.12, 57.73, 61.90, 18.96]),
  }, { cells: { normals: { better: "lower" } } });
  assertEquals(
    found.map(({ model, value }) => [model, (100 * (value ?? 0)).toFixed(2)]),
    [["hyperformer", "2.64"], ["polyhistor", "2.34"], ["lora", "-2.17"]],
  );
});

Deno.test("each task is held against its own specialist, who is at 0 there", () => {
  const figures = relativeChange.analyse(study({
    base: { facts: "1100000000", sums: "1000000000" },
    facts: { facts: "1111100000", sums: "1000000000" },
    sums: { facts: "1100000000", sums: "1111111100" },
    both: { facts: "1111000000", sums: "1111000000" },
  }, { design: { specialists: { facts: "facts", sums: "sums" } } }));
  const both = figures.filter(({ model }) => model === "both");
  assertEquals(
    both.map(({ task, against, value }) => [
      task,
      against,
      Math.round((value ?? 0) * 100) / 100,
    ]),
    [[null, null, -0.35], ["facts", "facts", -0.2], ["sums", "sums", -0.5]],
  );
  const own = figures.filter(({ model }) => model === "facts");
  assertEquals(own.map(({ task }) => task), [null, "sums"]);
  assertAlmostEquals(own[0]?.value ?? NaN, (0 - 7 / 8) / 2);
});

Deno.test("a task whose baseline may be nothing leaves no overall change", () => {
  const half = "10".repeat(20);
  const figures = relativeChange.analyse(study({
    base: { facts: half, sums: "0".repeat(40) },
    sft: { facts: half, sums: half },
  }));
  const note =
    'Not defined: what "base" scores on "sums" cannot be told from nothing.';
  assertEquals(
    figures.map(({ task, value, note }) => [task, value, note]),
    [[null, null, note], ["facts", 0, null], ["sums", null, note]],
  );
});

Deno.test("where no sample changed there is still room for a change not seen", () => {
  const half = "10".repeat(20);
  const [found] = relativeChange.analyse(study({
    base: { facts: half },
    sft: { facts: half },
  }));
  const { low, high } = bonettPrice({ gained: 0, lost: 0, n: 40 }, {
    level: 0.95,
  });
  assertEquals([found?.value, found?.low, found?.high], [
    0,
    low / 0.5,
    high / 0.5,
  ]);
});

Deno.test("no more is lost than all, of which one not seen may be left", () => {
  const [found] = relativeChange.analyse(study({
    base: { facts: "10".repeat(20) },
    sft: { facts: "0".repeat(40) },
  }));
  const { value, low, high } = numbersOf(found);
  assertEquals([value, low], [-1, -1]);
  assert(high > -1 && high < -0.8);
});

Deno.test("an interval holds the change and comes with its samples", () => {
  const [found] = relativeChange.analyse(study({
    base: { facts: "1100".repeat(20) },
    sft: { facts: "1010".repeat(18) + "1111".repeat(2) },
  }));
  const { value, low, high } = numbersOf(found);
  assertAlmostEquals(value, 0.1);
  assert(low < value && value < high);
  assertEquals(found?.n, 80);
});

Deno.test("models that are asked in different layouts are not compared", () => {
  const { columns, ...rest } = study({
    base: { facts: "1111" },
    aligned: { facts: "1010" },
  });
  const [found] = relativeChange.analyse({
    ...rest,
    columns: columns.map((column) => ({
      ...column,
      layout: column.model === "base" ? "text" : "chat",
    })),
  });
  assertEquals(
    [found?.value, found?.note],
    [null, 'Not compared: "base" is asked as text, "aligned" as chat.'],
  );
});

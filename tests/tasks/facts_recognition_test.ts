import { assert, assertEquals } from "@std/assert";
import { loadSamples, readRows } from "../../datasets/mod.ts";
import { facts, factsRecognition } from "../../tasks/mod.ts";

const { samples } = await loadSamples(factsRecognition);

Deno.test("each fact stands against three of the same relation", async () => {
  const answers = new Map<string, Set<unknown>>();
  for await (const { row } of readRows(facts.dataset.test)) {
    const relation = `${row["relation"]}`;
    answers.set(
      relation,
      (answers.get(relation) ?? new Set()).add(row["answer"]),
    );
  }
  for (const { choices = [], targets } of samples) {
    const words = choices.map((choice) => choice.slice(1));
    assertEquals(new Set(words).size, 4);
    assert(words.includes(targets[0] ?? ""));
    assert(
      [...answers.values()].some((all) => words.every((word) => all.has(word))),
    );
  }
});

Deno.test("the place of the right one says nothing of it", () => {
  const places = samples.map(({ choices = [], targets }) =>
    choices.indexOf(` ${targets[0]}`)
  );
  const counts = [0, 1, 2, 3].map((place) =>
    places.filter((it) => it === place).length
  );
  assertEquals(counts, [72, 89, 83, 76]);
});

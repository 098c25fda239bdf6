import { assert, assertEquals, assertMatch } from "@std/assert";
import { loadSamples } from "../../datasets/mod.ts";
import { pose } from "../../engine/mod.ts";
import { TASKS } from "../../tasks/mod.ts";
import { TASK_NAMES } from "../../tasks/names/mod.ts";
import { DATA_FOLDER, hasData } from "../oracle/data_folder.ts";

/** Samples of each task. */
const SIZES: Readonly<Record<string, number>> = {
  "word-problems": 300,
  "dependence-probe": 300,
  "facts": 320,
  "facts-recognition": 320,
  "instructions": 300,
  "forbidden-requests": 150,
  "harmless-requests": 300,
  "gsm8k": 1319,
  "gsm8k-mft": 1319,
};

Deno.test("tasks have names of their own, which a suite is checked by", () => {
  const names = TASKS.map(({ name }) => name);
  assertEquals(names, Object.keys(SIZES));
  assertEquals(names, TASK_NAMES);
});

Deno.test("each of the small families has a task", () => {
  assertEquals(
    new Set(TASKS.map(({ family }) => family)),
    new Set([
      "masked thought",
      "forgetting",
      "instruction robustness",
      "harmfulness",
    ]),
  );
});

for (const task of TASKS) {
  Deno.test({
    name:
      `${task.name} has the file that it is pinned to, with all its samples`,
    ignore: !hasData(task),
    async fn() {
      const { samples, shots } = await loadSamples(task, {
        dataFolder: DATA_FOLDER,
      });
      assertEquals(samples.length, SIZES[task.name]);
      assertEquals(shots.length, task.shots ?? 0);
    },
  });

  Deno.test(`${task.name} has evaluators with names of their own`, () => {
    const names = task.evaluators.map(({ name }) => name);
    assertEquals(new Set(names).size, names.length);
    for (const name of names) assertMatch(name, /^[a-z0-9]+(_[a-z0-9]+)*$/);
  });

  Deno.test({
    name: `${task.name} leaves the space before the answer to the model`,
    ignore: !hasData(task),
    async fn() {
      const { samples } = await loadSamples(task, { dataFolder: DATA_FOLDER });
      for (const sample of samples) {
        const prompt = pose(task, sample, { layout: "text" });
        assert(prompt.kind === "text" && /\S$/.test(prompt.text));
      }
    },
  });
}

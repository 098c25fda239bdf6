import type { KeptResults } from "../../../core/mod.ts";
import { HOSTILE_TEXTS } from "../hostile.ts";
import { keptRun } from "./kept_runs.ts";

/** Runs in which every text that somebody else wrote is hostile. */
export const HOSTILE_RUNS: readonly KeptResults[] = [1, 2].map((day) => {
  const names = Object.fromEntries(
    HOSTILE_TEXTS.map((
      text,
      index,
    ) => [text, index % 2 === 0 ? "011-" : "0010"]),
  );
  const run = keptRun({
    ...{ day, suite: HOSTILE_TEXTS.join() },
    ids: Object.fromEntries(
      HOSTILE_TEXTS.map((text) => [text, `${text} ${day}`]),
    ),
    tasks: Object.fromEntries(
      HOSTILE_TEXTS.map((task) => [task, { scores: names }]),
    ),
  });
  const [text = ""] = HOSTILE_TEXTS;
  return {
    ...run,
    models: run.models.map(({ name }) => ({
      ...{ name, id: `${name} ${day}` },
      provenance: { weights: name, [name]: { [name]: [name] }, revision: text },
    })),
    tasks: run.tasks.map((task) => ({ ...task, description: task.name })),
  };
});

import type { Task } from "../core/mod.ts";
import { loadSamples } from "../datasets/mod.ts";
import { pose, poseAll } from "../engine/mod.ts";
import { suggest } from "../suites/mod.ts";
import { TASKS } from "../tasks/mod.ts";
import { TREATMENTS } from "../treatments/mod.ts";
import { isTaskFile } from "./is_task_file.ts";
import { print } from "./print.ts";
import { tasksOf } from "./tasks.ts";
import { typedPath } from "./typed_path.ts";

/** Options of `show`. */
export interface ShowOptions {
  /** Folder with data sets. */
  readonly data?: string;
  /** Treatment that changes the sample. */
  readonly treatment?: string;
  /** Sample in place of the first. */
  readonly sample?: string;
}

/**
 * Runs `show`: one sample as the model sees it, and who judges the answer.
 *
 * @param name Name of the task.
 * @param options What was typed behind it.
 * @returns The exit code.
 */
export async function show(
  name: string,
  { data, treatment, sample: id }: ShowOptions,
): Promise<number> {
  const task = isTaskFile(name)
    ? (await tasksOf(typedPath(name)))[0] as Task
    : named(TASKS, name, "task");
  const treatments = treatment === undefined
    ? []
    : [named(TREATMENTS, treatment, "treatment")];
  const loaded = await loadSamples(task, {
    ...(data === undefined ? {} : { dataFolder: typedPath(data) }),
    ...(id === undefined ? { limit: 1 } : {}),
  });
  const posed = poseAll([{ task, ...loaded, treatments }], 1).at(-1);
  const samples = posed?.samples ?? [];
  const sample = id === undefined
    ? samples[0]
    : samples.find((one) => one.id === id);
  if (sample === undefined) {
    throw new RangeError(
      `Cannot find the sample "${id}" in the task "${name}": it has ${samples.length} samples, from "${
        samples[0]?.id
      }" to "${samples.at(-1)?.id}"`,
    );
  }
  const prompt = pose(task, sample, { shots: loaded.shots, layout: "text" });
  print([
    `${task.name}, version ${task.version} (${task.family})`,
    task.description,
    `Data: ${task.dataset.name}, ${task.dataset.license}, ${task.dataset.homepage}`,
    "",
    `Sample "${sample.id}" as the model sees it:`,
    ...("text" in prompt ? prompt.text.split("\n").map((l) => `  | ${l}`) : []),
    "",
    `Right: ${sample.targets.map((target) => `"${target}"`).join(" or ")}`,
    ...(sample.choices?.map((choice) => `Choice: "${choice}"`) ?? []),
    "",
    "Judged by:",
    ...task.evaluators.map((one) =>
      `  ${one.name} (version ${one.version}, ${one.better} is better): ${one.description}`
    ),
  ].join("\n"));
  return 0;
}

function named<T extends { readonly name: string }>(
  all: readonly T[],
  name: string,
  what: string,
): T {
  const found = all.find((one) => one.name === name);
  if (found !== undefined) return found;
  const names = all.map((one) => one.name);
  throw new RangeError(
    `Cannot find the ${what} "${name}": there are ${
      names.map((one) => `"${one}"`).join(", ")
    }.${suggest(name, names)}`,
  );
}

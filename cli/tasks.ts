import { stripAnsiCode } from "@std/fmt/colors";
import { toFileUrl } from "@std/path";
import type { Task } from "../core/mod.ts";
import { loadSamples } from "../datasets/mod.ts";
import type { Assignment } from "../engine/mod.ts";
import type { Suite, TaskSpec } from "../suites/mod.ts";
import { TASKS } from "../tasks/mod.ts";
import { TREATMENTS } from "../treatments/mod.ts";
import { isTaskFile } from "./is_task_file.ts";

/**
 * Finds the tasks of a suite and reads their samples.
 *
 * @param suite The suite, its names checked and its paths absolute.
 * @returns The tasks with samples, worked examples and treatments.
 * @throws {Error} If a data set is missing, changed or malformed.
 */
export async function assignmentsOf(
  suite: Suite,
): Promise<readonly Assignment[]> {
  const lists = await Promise.all(
    suite.tasks.map((spec) => assign(spec, suite.data)),
  );
  const assignments = lists.flat();
  checkNames(assignments.map(({ task }) => task));
  checkDesign(suite, assignments.map(({ task }) => task.name));
  return assignments;
}

async function assign(
  { task: name, treatments, limit }: TaskSpec,
  dataFolder: string | undefined,
): Promise<Assignment[]> {
  const tasks = isTaskFile(name) ? await tasksOf(name) : [find(TASKS, name)];
  return await Promise.all(tasks.map(async (task) => ({
    task,
    ...await loadSamples(task, {
      ...(dataFolder === undefined ? {} : { dataFolder }),
      ...(limit === undefined ? {} : { limit }),
    }),
    treatments: treatments.map((treatment) => find(TREATMENTS, treatment)),
  })));
}

/** Answers and scores are kept by these names. */
function checkNames(tasks: readonly Task[]): void {
  const twice = duplicate(tasks.map(({ name }) => name));
  if (twice !== undefined) {
    throw new RangeError(
      `Cannot ask two tasks by the name "${twice}". Rename the one of your own`,
    );
  }
  for (const { name, evaluators } of tasks) {
    const evaluator = duplicate(evaluators.map((one) => one.name));
    if (evaluator !== undefined) {
      throw new RangeError(
        `Cannot judge the task "${name}" by two evaluators of the name "${evaluator}". Rename one`,
      );
    }
  }
}

/** The names of tasks that a file exports are known only now. */
function checkDesign({ design }: Suite, tasks: readonly string[]): void {
  const named = [
    ...design.sequence?.tasks ?? [],
    ...Object.keys(design.specialists),
    ...Object.keys(design.thresholds),
    ...design.shifts.flatMap(({ task, tasks }) => [task, ...tasks]),
  ];
  const stray = named.find((name) => !tasks.includes(name));
  if (stray === undefined) return;
  throw new RangeError(
    `Cannot find the task "${stray}", which the suite's design names: there are ${
      tasks.map((name) => `"${name}"`).join(", ")
    }`,
  );
}

function duplicate(names: readonly string[]): string | undefined {
  return names.find((name, i) => names.indexOf(name) < i);
}

/**
 * The tasks that a user's module exports.
 *
 * @param path The module.
 * @returns One task at least.
 * @throws {TypeError} If it exports none.
 * @throws {Error} If it cannot be loaded.
 */
export async function tasksOf(path: string): Promise<readonly Task[]> {
  const exports = await load(path);
  const objects = [...new Set(Object.values(exports).flat())].filter((value) =>
    typeof value === "object" && value !== null && "evaluators" in value
  );
  if (objects.length > 0) {
    return objects.map((value) => checkTask(value as Partial<Task>, path));
  }
  throw new TypeError(
    `Cannot use "${path}" as a task: it must export one, and exports ${
      Object.keys(exports).map((key) => `"${key}"`).join(", ") || "nothing"
    }. See docs/writing_a_task.md`,
  );
}

async function load(path: string): Promise<Record<string, unknown>> {
  try {
    return await import(toFileUrl(path).href);
  } catch (cause) {
    throw new Error(
      `Cannot load the task file "${path}": ${
        stripAnsiCode((cause as Error).message)
      }`,
      { cause },
    );
  }
}

/** What a task must have, and of which type. */
const FIELDS: Readonly<Record<string, string>> = {
  kind: "string",
  name: "string",
  version: "number",
  description: "string",
  family: "string",
  dataset: "object",
  parse: "function",
  layout: "function",
  evaluators: "object",
};

function checkTask(task: Partial<Task>, path: string): Task {
  const fields = task.kind === "choose"
    ? FIELDS
    : { ...FIELDS, sampling: "object" };
  for (const [name, type] of Object.entries(fields)) {
    const found = typeof Reflect.get(task, name);
    if (found === type) continue;
    throw new TypeError(
      `Cannot use a task of "${path}" as its "${name}" must be a ${type}: it is ${found}. See docs/writing_a_task.md`,
    );
  }
  if (task.evaluators?.length) return task as Task;
  throw new TypeError(
    `Cannot use the task "${task.name}" of "${path}" as it must have an evaluator: its "evaluators" are none. See docs/writing_a_task.md`,
  );
}

function find<T extends { readonly name: string }>(
  all: readonly T[],
  name: string,
): T {
  const found = all.find((one) => one.name === name);
  if (found === undefined) throw new RangeError(`Unknown name: "${name}"`);
  return found;
}

import { toFileUrl } from "@std/path";
import type { Task, Treatment } from "../core/mod.ts";
import { loadSamples } from "../datasets/mod.ts";
import type { Assignment } from "../engine/mod.ts";
import type { Suite, TaskSpec } from "../suites/mod.ts";
import { TASKS } from "../tasks/mod.ts";
import { TREATMENTS } from "../treatments/mod.ts";

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
  return lists.flat();
}

async function assign(
  { task: name, treatments, limit }: TaskSpec,
  dataFolder: string | undefined,
): Promise<Assignment[]> {
  const tasks = isFile(name) ? await tasksOf(name) : [taskOf(name)];
  return await Promise.all(tasks.map(async (task) => ({
    task,
    ...await loadSamples(task, {
      ...(dataFolder === undefined ? {} : { dataFolder }),
      ...(limit === undefined ? {} : { limit }),
    }),
    treatments: treatments.map(treatmentOf),
  })));
}

/**
 * Whether a suite names a task by the file that exports it.
 *
 * @param name What the suite says.
 * @returns Whether it is a path of a module.
 */
export function isFile(name: string): boolean {
  return /\.[jt]s$/.test(name);
}

/** All tasks that a user's module exports. */
async function tasksOf(path: string): Promise<Task[]> {
  const exports: Record<string, unknown> = await import(toFileUrl(path).href);
  const tasks = [...new Set(Object.values(exports).flat())].filter(isTask);
  if (tasks.length === 0) {
    throw new TypeError(
      `Cannot use "${path}" as a task: it must export an object with "kind", "name", "dataset", "parse" and "evaluators", and exports ${
        Object.keys(exports).map((key) => `"${key}"`).join(", ") || "nothing"
      }. See docs/writing_a_task.md`,
    );
  }
  return tasks;
}

function isTask(value: unknown): value is Task {
  return typeof value === "object" && value !== null &&
    ["kind", "name", "dataset", "parse", "evaluators"].every((key) =>
      key in value
    );
}

function taskOf(name: string): Task {
  return find(TASKS, name);
}

function treatmentOf(name: string): Treatment {
  return find(TREATMENTS, name);
}

function find<T extends { readonly name: string }>(
  all: readonly T[],
  name: string,
): T {
  const found = all.find((one) => one.name === name);
  if (found === undefined) throw new RangeError(`Unknown name: "${name}"`);
  return found;
}

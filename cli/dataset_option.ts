import type { HubDataset } from "../reports/exports/mod.ts";
import { suggest } from "../suites/mod.ts";

/**
 * Reads `--dataset TASK=ID:TASK`: which data set on the Hugging Face Hub a task
 * of a run is of, and which of the data set's own tasks that is.
 *
 * @param option What was written behind `--dataset`.
 * @param tasks Names of the run's tasks.
 * @returns The name of the run's task, and the data set.
 * @throws {SyntaxError} If it is not of that form.
 * @throws {RangeError} If the run has no such task.
 */
export function datasetOf(
  option: string,
  tasks: readonly string[],
): [string, HubDataset] {
  const [, name, id, task] =
    option.match(/^([^=]+)=([\w.-]+(?:\/[\w.-]+)?):([\w.-]+)$/) ?? [];
  if (name === undefined || id === undefined || task === undefined) {
    throw new SyntaxError(
      `Cannot read --dataset "${option}" as TASK=ID:TASK, such as facts=my-org/my-facts:default, where the second task is one of the data set's eval.yaml`,
    );
  }
  if (tasks.includes(name)) return [name, { id, task }];
  throw new RangeError(
    `Cannot name the data set of "${name}" as the run must have that task: it has ${
      tasks.map((task) => `"${task}"`).join(", ")
    }.${suggest(name, tasks)}`,
  );
}

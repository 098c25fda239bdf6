import type { KeptColumn } from "../../core/mod.ts";
import { posedName } from "../headline.ts";
import type { BoardColumn } from "./board.ts";
import type { ShownModel } from "./shown_models.ts";

/**
 * What the models of a group were asked, each in a column of its own: tasks as
 * they are first, then under treatments. Where a task was asked in ways that
 * are not comparable, it has a column for each, marked by the key.
 *
 * @param models The models of the group.
 * @returns The columns, in the order of the newest run's tasks.
 */
export function boardColumns(models: readonly ShownModel[]): BoardColumn[] {
  const columns = new Map<string, Omit<BoardColumn, "label">>();
  for (const model of models) {
    for (const column of model.columns) {
      if (columns.has(column.key)) continue;
      columns.set(column.key, boardColumn(column, model));
    }
  }
  const all = [...columns.values()];
  const named = Map.groupBy(all, posedName);
  const labelled = all.map((column) => {
    const name = posedName(column);
    const label = named.get(name)?.length === 1
      ? name
      : `${name} (${column.key.slice(0, KEY_LENGTH)})`;
    return { ...column, label };
  });
  const { none = [], treated = [] } = Object.groupBy(
    labelled,
    ({ treatment }) => treatment === "none" ? "none" : "treated",
  );
  return [...none, ...treated];
}

/** So many digits of a key tell columns apart. */
const KEY_LENGTH = 6;

function boardColumn(
  { task, treatment, evaluator, metric, binary, better, key }: KeptColumn,
  { run }: ShownModel,
): Omit<BoardColumn, "label"> {
  return {
    ...{ task, treatment, evaluator, metric, binary, better, key },
    description: run.tasks.find(({ name }) => name === task)?.description ?? "",
    sampleGroups:
      run.samples.find((samples) => samples.task === task)?.groups ?? null,
  };
}

import type { Analysis, Column, Figure, Study } from "../core/mod.ts";
import { combined, meanOf, type Part } from "./combined.ts";
import { figure } from "./figure.ts";
import { gather } from "./gather.ts";
import { type Headlines, headlines } from "./headlines.ts";
import { jointLevel } from "./joint_level.ts";
import { qualityChange } from "./quality_change.ts";
import { qualityScore } from "./quality_score.ts";
import { relatedTasks, type TaskRelation } from "./related_tasks.ts";
import type { Known } from "./share_of.ts";

/** What each model scores on average, over all tasks and over groups of them. */
export const averages: Analysis = {
  name: "averages",
  title: "Averages over tasks",
  description:
    "The mean over all tasks as they are, and over groups of tasks: those that the design names, else the families. Macro counts every task the same, micro every sample; the macro change is against the reference, sample by sample, above 0 where the model is better. By the first evaluator of each task; where less of a share is better, 1 less the share. Neither tasks on different scales nor changes between different layouts are averaged. Intervals come from those of the tasks (MOVER, Zou and Donner 2008, doi:10.1002/sim.3095) and speak of these tasks only; those of macro changes hold all at once (Bonferroni over all that are shown here).",
  analyse(study) {
    const find = headlines(study);
    const label = relatedTasks(study.columns);
    const groups = groupsOf(study);
    const changes = groups.length * (study.models.length - 1);
    return groups.flatMap((group) =>
      study.models.flatMap(({ name }) =>
        figuresOf({ ...group, model: name, find, label }, study, changes)
      )
    );
  },
};

/** Tasks that are averaged together; all of them have no name. */
interface TaskGroup {
  readonly group: string | null;
  readonly tasks: readonly string[];
}

function groupsOf({ tasks, design }: Study): TaskGroup[] {
  const names = tasks.map(({ name }) => name);
  const families = Map.groupBy(tasks, ({ family }) => family);
  const named = Object.entries(design.groups);
  const groups = named.length > 0
    ? named
    : Array.from(families, ([family, tasks]) =>
      [family, tasks.map(({ name }) => name)] as const).filter(([, tasks]) =>
        tasks.length < names.length
      );
  return [
    { group: null, tasks: names },
    ...groups.map(([group, tasks]) => ({ group, tasks })),
  ].filter(({ tasks }) => tasks.length > 1);
}

/** Whose average over which tasks. */
interface Averaged extends TaskGroup {
  readonly model: string;
  readonly find: Headlines;
  readonly label: TaskRelation;
}

function figuresOf(
  { group, tasks, model, find, label }: Averaged,
  { reference, level }: Study,
  changes: number,
): Figure[] {
  const about = { model, group, treatment: "none" };
  const gathered = gather({ model, tasks, find });
  if ("refused" in gathered) {
    return [figure("macro", { ...about, note: gathered.refused })];
  }
  const { columns, evaluator } = gathered;
  const place = { ...about, evaluator };
  const parts = columns.map((column): Part => ({
    ...qualityScore(column, level),
    label: label(column.task),
  }));
  const averages = [
    figure("macro", { ...place, ...combined(parts, meanOf) }),
    figure("micro", { ...place, ...combined(parts, microOf(parts)) }),
  ];
  if (model === reference) return averages;
  const before = gather({ model: reference, tasks, find });
  const change = "refused" in before ? { note: before.refused } : combined(
    columns.map((column, place): Part => ({
      ...qualityChange(
        before.columns[place] as Column,
        column,
        jointLevel(level, changes),
      ),
      label: label(column.task),
    })),
    meanOf,
  );
  return [
    ...averages,
    figure("macro_change", { ...place, against: reference, ...change }),
  ];
}

/** The mean over samples: each task counts as its samples do. */
function microOf(
  parts: readonly Known[],
): (values: readonly number[]) => number {
  const counts = parts.map(({ n }) => n ?? 0);
  const all = counts.reduce((sum, n) => sum + n, 0);
  return (values) =>
    values.reduce((sum, value, at) => sum + value * (counts[at] ?? 0), 0) / all;
}

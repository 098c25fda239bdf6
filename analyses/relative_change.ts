import type { Analysis, Column, Figure, Study } from "../core/mod.ts";
import { placeOf } from "./column_finder.ts";
import { combined, meanOf, type Part } from "./combined.ts";
import { figure } from "./figure.ts";
import { headlines } from "./headlines.ts";
import { notCompared } from "./not_compared.ts";
import { relativeChangeOf } from "./relative_change_of.ts";
import { relatedTasks, type TaskRelation } from "./related_tasks.ts";
import { type Known, undefinedAs } from "./share_of.ts";
import { sharedScores } from "./shared_scores.ts";

/** By which share of a baseline's score each model does better. */
export const relativeChange: Analysis = {
  name: "relative_change",
  title: "Relative change (Δm)",
  description:
    "By which share of the baseline's score a model does better: (−1)^l (M − B)/B, l = 1 where less is better, B the score of the task's specialist, of the reference where none is named. Overall it is the mean over all tasks as they are, whatever their scales: Δm of Maninis et al. (2019, arXiv:1904.08918), as in Polyhistor (Liu et al. 2022, arXiv:2210.03265). By the first evaluator of each task. Intervals are those of a seeded paired bootstrap, overall they come from those of the tasks. Not defined where a baseline's score cannot be told from nothing.",
  analyse(study) {
    const find = headlines(study);
    const label = relatedTasks(study.columns);
    const specialists = new Map(Object.entries(study.design.specialists));
    return study.models.flatMap(({ name: model }) => {
      const changes = study.tasks.flatMap(({ name: task }) => {
        const against = specialists.get(task) ?? study.reference;
        const column = find({ model, task });
        const baseline = find({ model: against, task });
        return column === undefined || baseline === undefined
          ? []
          : [{ column, baseline, known: changeOf(column, baseline, study) }];
      });
      const own = changes.filter(({ column, baseline }) => column !== baseline);
      const whole = changes.length === study.tasks.length && changes.length > 1;
      return [
        ...own.length > 0 && whole ? [overallOf(changes, label)] : [],
        ...own.map(figureOf),
      ];
    });
  },
};

/** How a model's scores on a task differ from the baseline's. */
interface Change {
  readonly column: Column;
  readonly baseline: Column;
  readonly known: Known;
}

function figureOf({ column, baseline, known }: Change): Figure {
  const place = { ...placeOf(column), against: baseline.model };
  return figure("relative_change", { ...place, ...known });
}

function overallOf(changes: readonly Change[], label: TaskRelation): Figure {
  const baselines = new Set(changes.map(({ baseline }) => baseline.model));
  const [against = null] = baselines.size === 1 ? baselines : [];
  const parts = changes.map(({ column, known }): Part => ({
    ...{ ...known, label: label(column.task) },
  }));
  return figure("relative_change", {
    ...{ model: changes[0]?.column.model ?? "", against, treatment: "none" },
    ...combined(parts, meanOf),
  });
}

function changeOf(
  column: Column,
  baseline: Column,
  { level, seed }: Study,
): Known {
  if (column === baseline) return UNCHANGED;
  const refused = notCompared(baseline, column);
  if (refused !== null) return undefinedAs(refused);
  const { n, scores, clusters } = sharedScores([baseline, column]);
  if (n === 0) return undefinedAs("Not defined: no sample has both scores.");
  const [base, own] = scores as [Float64Array, Float64Array];
  const { binary, better, task } = column;
  return relativeChangeOf(base, own, {
    ...{ binary, better, clusters, level },
    keys: [seed, "relative change", ...Object.values(placeOf(column))],
    undefined:
      `Not defined: what "${baseline.model}" scores on "${task}" cannot be told from nothing.`,
  });
}

const UNCHANGED: Known = { value: 0, low: 0, high: 0, n: null, note: null };

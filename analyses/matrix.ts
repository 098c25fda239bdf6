import type { Analysis, Column, Figure, Study } from "../core/mod.ts";
import { figure } from "./figure.ts";
import { headlines } from "./headlines.ts";
import { meanChange } from "./mean_change.ts";
import { meanScore } from "./mean_score.ts";

/** What each model scores on each task, and how far that is from the reference. */
export const matrix: Analysis = {
  name: "matrix",
  title: "Models by tasks",
  description:
    "What each model scores on each task as it is, by the task's first evaluator, and how that differs from the reference on the samples that both have a score on. Checkpoints of a sequence carry their row, from 0 for the model that learnt nothing yet: the R-matrix of Lopez-Paz and Ranzato (2017, arXiv:1706.08840). Intervals are Wilson's of shares and Student's of other means; of changes Bonett and Price's and the paired t test's.",
  analyse(study) {
    const find = headlines(study);
    const cells = study.models.flatMap(({ name }) =>
      study.tasks.flatMap((task) =>
        find({ model: name, task: task.name }) ?? []
      )
    );
    return [
      ...cells.map((column) => scoreOf(column, study)),
      ...cells.flatMap((column) => {
        const { task } = column;
        const reference = find({ model: study.reference, task });
        return reference === undefined || reference === column
          ? []
          : [changeOf(reference, column, study)];
      }),
    ];
  },
};

function scoreOf(column: Column, { level, design }: Study): Figure {
  const mean = meanScore(column, level);
  const row = design.sequence?.models.indexOf(column.model) ?? -1;
  return figure("score", {
    ...placeOf(column),
    at: row === -1 ? null : row,
    ...mean === null ? UNSCORED : knownOf(mean),
  });
}

function changeOf(
  reference: Column,
  column: Column,
  { level }: Study,
): Figure {
  const change = meanChange(reference, column, level);
  return figure("change", {
    ...placeOf(column),
    against: reference.model,
    ...change === null ? UNPAIRED : knownOf(change),
  });
}

const UNSCORED = { n: 0, note: "Not defined: no sample has a score." };
const UNPAIRED = { n: 0, note: "Not defined: no sample has both scores." };

function placeOf(
  { model, task, treatment, evaluator }: Column,
): Pick<Figure, "model" | "task" | "treatment" | "evaluator"> {
  return { model, task, treatment, evaluator };
}

function knownOf(
  { value, low, high, n }: Pick<Figure, "value" | "low" | "high" | "n">,
): Partial<Figure> {
  return { value, low, high, n };
}

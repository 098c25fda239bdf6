import type { Analysis, Column, Study } from "../core/mod.ts";
import { combined, meanOf, type Part } from "./combined.ts";
import { figure } from "./figure.ts";
import { gather } from "./gather.ts";
import { headlines } from "./headlines.ts";
import { jointLevel } from "./joint_level.ts";
import { qualityChange } from "./quality_change.ts";
import { qualityScore } from "./quality_score.ts";
import { relatedTasks, type TaskRelation } from "./related_tasks.ts";
import type { Known } from "./share_of.ts";

/** What a model keeps of one task while it learns the next ones. */
export const sequence: Analysis = {
  name: "sequence",
  title: "Learning one task after the other",
  description:
    "R(k, j) is what checkpoint k scores on task j; checkpoint 0 learnt none of the tasks. Overall performance is the mean of R(k, j) over the k tasks learnt so far. Backward transfer is that of R(k, j) − R(j, j) over the k − 1 tasks before the last one; some papers divide by k. Forward transfer is that of R(j − 1, j) − R(0, j) over the k − 1 tasks after the first one (Lopez-Paz and Ranzato 2017, arXiv:1706.08840). Forgetting is that of the best of R(1, j) to R(k − 1, j), less R(k, j), over the k − 1 tasks before the last one (Chaudhry et al. 2018, arXiv:1801.10112); as the best of several scores is partly luck, its interval holds for all of them at once. Differences are paired; where less is better they are turned. Intervals are as those of averages.",
  analyse(study) {
    const { sequence } = study.design;
    if (sequence === null) return [];
    const { models, tasks } = sequence;
    const find = headlines(study);
    const label = relatedTasks(study.columns);
    const rows = models.map((model) => gather({ model, tasks, find }));
    const [refused] = rows.flatMap((row) =>
      "refused" in row ? row.refused : []
    );
    const gathered = rows.flatMap((row) => "refused" in row ? [] : [row]);
    return models.slice(1).flatMap((model, place) => {
      const about = { model, at: place + 1, treatment: "none" };
      if (refused !== undefined) {
        return [figure("overall_performance", { ...about, note: refused })];
      }
      const matrix = gathered.slice(0, place + 2);
      const evaluator = matrix[0]?.evaluator ?? null;
      return figuresOf(matrix.map(({ columns }) => columns), {
        ...{ label, level: study.level },
      }).map(([quantity, known]) =>
        figure(quantity, { ...about, evaluator, ...known })
      );
    });
  },
};

/** The scores of each checkpoint up to one, a column a task. */
type Matrix = readonly (readonly Column[])[];

/** What numbers are made by. */
interface Making extends Pick<Study, "level"> {
  readonly label: TaskRelation;
}

type Named = readonly [quantity: string, known: Known];

function figuresOf(matrix: Matrix, { label, level }: Making): Named[] {
  const last = matrix.length - 1;
  const at = (row: number, task: number): Column =>
    matrix[row]?.[task] as Column;
  const mean = (tasks: number, of: (task: number) => Known): Known => {
    const parts = Array.from({ length: tasks }, (_, task): Part => ({
      ...of(task),
      label: label(at(last, task).task),
    }));
    return parts.length === 0 ? ONE_TASK : combined(parts, meanOf);
  };
  return [
    [
      "overall_performance",
      mean(last, (task) => qualityScore(at(last, task), level)),
    ],
    [
      "backward_transfer",
      mean(
        last - 1,
        (task) => qualityChange(at(task + 1, task), at(last, task), level),
      ),
    ],
    [
      "forward_transfer",
      mean(
        last - 1,
        (task) => qualityChange(at(0, task + 1), at(task + 1, task + 1), level),
      ),
    ],
    [
      "forgetting",
      mean(
        last - 1,
        (task) =>
          most(Array.from({ length: last - 1 }, (_, row) =>
            qualityChange(
              at(last, task),
              at(row + 1, task),
              jointLevel(level, last - 1),
            ))),
      ),
    ],
  ];
}

const ONE_TASK: Known = {
  ...{ value: null, low: null, high: null, n: null },
  note: "Not defined of the first task, as nothing was learnt before it.",
};

/** The largest of several numbers, with intervals that hold all at once. */
function most(all: readonly Known[]): Known {
  const largest = (end: "value" | "low" | "high"): number | null => {
    const ends = all.flatMap((one) => one[end] ?? []);
    return ends.length < all.length ? null : Math.max(...ends);
  };
  return {
    ...{ value: largest("value"), low: largest("low"), high: largest("high") },
    n: Math.min(...all.map(({ n }) => n ?? 0)),
    note: all.find(({ note }) => note !== null)?.note ?? null,
  };
}

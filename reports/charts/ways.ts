import type { Results, SummaryRow } from "../../core/mod.ts";
import { headlineOf } from "../headline.ts";
import { numberStyle } from "../number_text.ts";
import { figuresOf } from "./figures.ts";

/** A number that there is. */
export type Estimated = SummaryRow & {
  readonly estimate: NonNullable<SummaryRow["estimate"]>;
};

/** A model on a task, with all ways in which that is posed. */
export interface Ways {
  /** Name of the model. */
  readonly model: string;
  /** Name of the task. */
  readonly task: string;
  /** Its scores, one a way; two at least. */
  readonly posed: readonly Estimated[];
  /** The worst way; `null` where all are as good. */
  readonly worst: Estimated | null;
  /** Share that is right however it is posed; `null` where it is not known. */
  readonly every: number | null;
}

/**
 * Gathers how each model fares in the ways in which tasks are posed.
 *
 * @param results The scores; those that are no shares are left out.
 * @returns One a model and task that is posed in several ways, task by task.
 */
export function waysOf(results: Results): Ways[] {
  const every = new Map(
    figuresOf(results, "consistency.every").map((
      { model, task, evaluator, value },
    ) => [JSON.stringify([model, task, evaluator]), value]),
  );
  const shares = headlineOf(results.summary, results.tasks)
    .filter((row): row is Estimated =>
      row.estimate !== null && numberStyle(row.metric).share
    );
  const key = ({ model, task, evaluator }: Estimated) =>
    JSON.stringify([model, task, evaluator]);
  const rows = [...Map.groupBy(shares, key)].flatMap(([name, posed]) => {
    const [first] = posed;
    if (first === undefined || posed.length === 1) return [];
    const { model, task } = first;
    const alike = posed.every(({ estimate }) =>
      estimate.value === first.estimate.value
    );
    const worst = alike ? null : posed.reduce(lower);
    return [{ model, task, posed, worst, every: every.get(name) ?? null }];
  });
  const order = results.tasks.map(({ name }) => name);
  return rows.sort((one, two) =>
    order.indexOf(one.task) - order.indexOf(two.task)
  );
}

/** The one that is worse, the first of equals. */
function lower(one: Estimated, two: Estimated): Estimated {
  const fall = one.estimate.value - two.estimate.value;
  return (one.better === "higher" ? fall : -fall) > 0 ? two : one;
}

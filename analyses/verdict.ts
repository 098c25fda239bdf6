import type { PairedRow, Results } from "../core/mod.ts";
import { clearestFirst, otherChanges } from "./other_changes.ts";
import { type Outcome, outcomeOf } from "./outcome.ts";

/** What became of one model. */
export interface ModelVerdict {
  /** Name of the model. */
  readonly model: string;
  /** Changes for the better on tasks as they are, the largest first. */
  readonly better: readonly PairedRow[];
  /** Changes for the worse on tasks as they are, the largest first. */
  readonly worse: readonly PairedRow[];
  /** Tasks as they are on which no change can be told from noise. */
  readonly unclear: readonly PairedRow[];
  /** Tasks as they are on which no comparison could be made. */
  readonly missing: readonly PairedRow[];
  /** Comparisons under treatments. */
  readonly treated: readonly PairedRow[];
  /** Clear changes by other evaluators where the first shows none, the clearest first. */
  readonly others: readonly PairedRow[];
  /** Clear losses of form beside clear changes, the largest first. */
  readonly malformed: readonly PairedRow[];
}

/** What the fine-tuning changed, by each task's first evaluator. */
export interface Verdict {
  /** Name of the model that the others are compared with. */
  readonly reference: string;
  /** One a model, in the order of the table. */
  readonly models: readonly ModelVerdict[];
}

/**
 * Tells what the fine-tuning changed. Only what stays significant after the
 * correction for all comparisons of the table counts as a change.
 *
 * @param results The comparisons, with the tasks that name the evaluators.
 * @returns The comparisons of each model by what they say.
 *
 * @example Usage
 * ```ts
 * import { verdict } from "@aftertune/aftertune/analyses/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const { models } = verdict({ reference: "base", tasks: [], paired: [] });
 * assertEquals(models, []);
 * ```
 */
export function verdict(
  { reference, tasks, paired }: Pick<
    Results,
    "reference" | "tasks" | "paired"
  >,
): Verdict {
  const judges = new Map(tasks.map((task) => [task.name, task.evaluators]));
  const rows = paired.filter(({ task, evaluator }) =>
    judges.get(task)?.[0]?.name === evaluator
  );
  const forms = paired.filter(({ task, evaluator }) =>
    judges.get(task)?.slice(1).some(({ name, measures }) =>
      name === evaluator && measures === "format"
    )
  );
  return {
    reference,
    models: Array.from(
      Map.groupBy(rows, ({ model }) => model),
      ([model, rows]) =>
        modelVerdict(model, {
          rows,
          others: rows.flatMap((row) => otherChanges(row, paired)),
          forms: forms.filter((row) => row.model === model),
        }),
    ),
  };
}

function modelVerdict(model: string, { rows, others, forms }: {
  readonly rows: readonly PairedRow[];
  readonly others: readonly PairedRow[];
  readonly forms: readonly PairedRow[];
}): ModelVerdict {
  const plain = rows.filter(isPlain);
  return {
    model,
    better: saying("better", plain).sort(largestFirst),
    worse: saying("worse", plain).sort(largestFirst),
    unclear: saying("unclear", plain),
    missing: saying("missing", plain),
    treated: rows.filter((row) => !isPlain(row)),
    others: others.toSorted(clearestFirst),
    malformed: saying("worse", forms)
      .filter((row) => !others.includes(row))
      .sort(largestFirst),
  };
}

function saying(outcome: Outcome, rows: readonly PairedRow[]): PairedRow[] {
  return rows.filter((row) => outcomeOf(row) === outcome);
}

function isPlain({ treatment }: PairedRow): boolean {
  return treatment === "none";
}

function largestFirst(one: PairedRow, other: PairedRow): number {
  return size(other) - size(one);
}

function size({ difference }: PairedRow): number {
  return Math.abs(difference?.value ?? 0);
}

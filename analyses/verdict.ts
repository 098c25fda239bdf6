import type { PairedRow, Results } from "../core/mod.ts";
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
  const headline = new Map(
    tasks.map(({ name, evaluators }) => [name, evaluators[0]?.name]),
  );
  const rows = paired.filter(({ task, evaluator }) =>
    headline.get(task) === evaluator
  );
  return {
    reference,
    models: Array.from(
      Map.groupBy(rows, ({ model }) => model),
      ([model, rows]) => modelVerdict(model, rows),
    ),
  };
}

function modelVerdict(model: string, rows: readonly PairedRow[]): ModelVerdict {
  const plain = rows.filter(({ treatment }) => treatment === "none");
  const saying = (outcome: Outcome): PairedRow[] =>
    plain.filter((row) => outcomeOf(row) === outcome);
  const largestFirst = (one: PairedRow, other: PairedRow): number =>
    size(other) - size(one);
  return {
    model,
    better: saying("better").sort(largestFirst),
    worse: saying("worse").sort(largestFirst),
    unclear: saying("unclear"),
    missing: saying("missing"),
    treated: rows.filter(({ treatment }) => treatment !== "none"),
  };
}

function size({ difference }: PairedRow): number {
  return Math.abs(difference?.value ?? 0);
}

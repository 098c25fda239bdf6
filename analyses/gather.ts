import type { Column } from "../core/mod.ts";
import type { Headlines } from "./headlines.ts";
import { scaleOf } from "./quality.ts";

/** What a model does on tasks that can be averaged. */
export interface Gathered {
  /** Its scores, one column a task, in their order. */
  readonly columns: readonly Column[];
  /** Who gives scores that are no shares; `null` where all are shares. */
  readonly evaluator: string | null;
}

/** Why there is no average. */
export interface Refused {
  /** A sentence. */
  readonly refused: string;
}

/** Of what to gather scores. */
export interface GatherOptions {
  /** Name of the model. */
  readonly model: string;
  /** Names of the tasks, at least one. */
  readonly tasks: readonly string[];
  /** Finds the scores. */
  readonly find: Headlines;
}

/**
 * Gathers a model's scores on several tasks, or refuses where an average over
 * them would mean nothing: a task has no score, or is measured on another scale.
 *
 * @param options The model, the tasks, and what finds the scores.
 * @returns The scores, or why there are none.
 *
 * @example Usage
 * ```ts
 * import { gather } from "@aftertune/aftertune/analyses/gather.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const options = { model: "sft", tasks: ["facts"], find: () => undefined };
 * assertEquals(gather(options), {
 *   refused: 'Not averaged: "sft" has no score on "facts".',
 * });
 * ```
 */
export function gather(
  { model, tasks, find }: GatherOptions,
): Gathered | Refused {
  const columns = tasks.flatMap((task) => find({ model, task }) ?? [])
    .filter(({ values }) => values.some((value) => value !== null));
  const silent = tasks.filter((name) =>
    !columns.some(({ task }) => task === name)
  );
  if (silent.length > 0) {
    const names = silent.map((task) => `"${task}"`).join(", ");
    return { refused: `Not averaged: "${model}" has no score on ${names}.` };
  }
  const [first, ...others] = columns as [Column, ...Column[]];
  const other = others.find((one) => scaleOf(one) !== scaleOf(first));
  const evaluator = first.binary ? null : first.evaluator;
  return other === undefined ? { columns, evaluator } : {
    refused: `Not averaged: "${first.task}" is measured in ${
      scaleOf(first)
    }, "${other.task}" in ${scaleOf(other)}.`,
  };
}

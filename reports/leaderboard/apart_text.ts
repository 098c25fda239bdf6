import type { KeptColumn } from "../../core/mod.ts";
import type { ShownModel } from "./shown_models.ts";

/**
 * Says why two models cannot be compared.
 *
 * @param model A model.
 * @param other A model whose scores have no key in common with it.
 * @returns A sentence.
 */
export function apartText(model: ShownModel, other: ShownModel): string {
  const reasons = new Set(
    model.columns.flatMap((column) => {
      const counterpart = other.columns.find((one) =>
        one.task === column.task && one.treatment === column.treatment
      );
      return counterpart === undefined
        ? []
        : [reasonOf([model, column], [other, counterpart])];
    }),
  );
  return reasons.size === 0
    ? "Its models were asked other tasks."
    : `Its models were asked the same tasks, but ${[...reasons].join("; ")}.`;
}

type Asked = readonly [model: ShownModel, column: KeptColumn];

function reasonOf(one: Asked, other: Asked): string {
  const differs = (of: (asked: Asked) => unknown) =>
    JSON.stringify(of(one)) !== JSON.stringify(of(other));
  if (differs(([, { evaluator }]) => evaluator)) {
    return "other evaluators judged";
  }
  if (differs((asked) => summaryOf(asked)?.taskVersion)) {
    return "in another version of the task";
  }
  if (differs((asked) => summaryOf(asked)?.evaluatorVersion)) {
    return "another version of the evaluator judged";
  }
  if (differs(([{ run }, { task }]) => dataOf(run, task))) {
    return "with other data";
  }
  if (differs(([{ run }, { task }]) => samplesOf(run, task))) {
    return "with other samples of them";
  }
  return "put in another way: with another layout, other worked examples or other sampling";
}

function summaryOf([{ run }, column]: Asked) {
  return run.summary.find((row) =>
    row.model === column.model && row.task === column.task &&
    row.evaluator === column.evaluator
  );
}

function dataOf({ settings: { data } }: ShownModel["run"], task: string) {
  return (data as Record<string, unknown> | undefined)?.[task];
}

function samplesOf({ samples }: ShownModel["run"], task: string) {
  return samples.find((list) => list.task === task)?.ids;
}

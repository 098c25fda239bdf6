import { apartReason } from "../../analyses/mod.ts";
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
      return counterpart === undefined ? [] : [
        apartReason(
          { run: model.run, column },
          { run: other.run, column: counterpart },
        ),
      ];
    }),
  );
  return reasons.size === 0
    ? "Its models were asked other tasks."
    : `Its models were asked the same tasks, but ${[...reasons].join("; ")}.`;
}

import { apartReason } from "../../analyses/mod.ts";
import {
  type ComparableGroup,
  posedOf,
  type SharedColumn,
} from "./comparable_groups.ts";
import type { ShownScores } from "./shown_models.ts";

/**
 * Says why the models of two groups cannot be compared.
 *
 * @param group A group.
 * @param first A group whose scores have no key in common with it.
 * @returns A sentence.
 */
export function apartText(
  group: ComparableGroup,
  first: ComparableGroup,
): string {
  const asked = new Map(
    first.columns.map((column) => [posedOf(column), anyOf(column)]),
  );
  const reasons = new Set(
    group.columns.flatMap((column) => {
      const [one, other] = [anyOf(column), asked.get(posedOf(column))];
      return other === undefined ? [] : [apartReason(one, other)];
    }),
  );
  return reasons.size === 0
    ? "Its models were asked other tasks."
    : `Its models were asked the same tasks, but ${[...reasons].join("; ")}.`;
}

/** The scores of one model: all of a column were asked in the same way. */
function anyOf({ scores }: SharedColumn): ShownScores {
  const [first] = [...scores.values()] as [ShownScores];
  return first;
}

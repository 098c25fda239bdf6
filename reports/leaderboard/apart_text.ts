import { apartReason } from "../../analyses/mod.ts";
import type { ComparableGroup } from "./comparable_groups.ts";
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
  const asked = new Map(askedOf(first).map((one) => [posedOf(one), one]));
  const reasons = new Set(
    askedOf(group).flatMap((one) => {
      const other = asked.get(posedOf(one));
      return other === undefined ? [] : [apartReason(one, other)];
    }),
  );
  return reasons.size === 0
    ? "Its models were asked other tasks."
    : `Its models were asked the same tasks, but ${[...reasons].join("; ")}.`;
}

/** One of the scores in each column. */
function askedOf({ columns }: ComparableGroup): ShownScores[] {
  return columns.flatMap(({ scores }) => [...scores.values()].slice(0, 1));
}

function posedOf({ column: { task, treatment } }: ShownScores): string {
  return JSON.stringify([task, treatment]);
}

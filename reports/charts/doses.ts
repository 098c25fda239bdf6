import type { Estimate, Results } from "../../core/mod.ts";
import { headlineOf } from "../headline.ts";
import { numberStyle } from "../number_text.ts";

/** A task under several doses of one thing, and under none of it. */
export interface Dosed {
  /** Name of the task. */
  readonly task: string;
  /** What the shares are of. */
  readonly of: string;
  /** Which way is up. */
  readonly better: "higher" | "lower";
  /** Its scores, model by model. */
  readonly points: readonly {
    readonly model: string;
    readonly share: number;
    readonly estimate: Estimate;
  }[];
}

/**
 * Gathers what tasks score under treatments that say their dose.
 *
 * @param results The scores; those that are no shares are left out.
 * @returns One a task and thing that is dosed.
 */
export function dosesOf({ summary, tasks, treatments }: Results): Dosed[] {
  const doses = treatments.flatMap(({ name, dose }) =>
    dose === undefined ? [] : [{ name, ...dose }]
  );
  const rows = headlineOf(summary, tasks).filter(({ metric }) =>
    numberStyle(metric).share
  );
  return [...Map.groupBy(doses, ({ of }) => of)].flatMap(([of, doses]) => {
    const shares = new Map(doses.map(({ name, share }) => [name, share]));
    const posed = Map.groupBy(rows, ({ task }) => task);
    return [...posed].flatMap(([task, rows]) => {
      const points = rows.flatMap(({ model, treatment, estimate }) => {
        const share = treatment === "none" ? 0 : shares.get(treatment);
        return share === undefined || estimate === null
          ? []
          : [{ model, share, estimate }];
      });
      const better = rows[0]?.better ?? "higher";
      return points.some(({ share }) => share > 0)
        ? [{ task, of, better, points }]
        : [];
    });
  });
}

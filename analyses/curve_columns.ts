import type { Column, Curve, Study } from "../core/mod.ts";
import { headlines } from "./headlines.ts";

/** A checkpoint of a curve. */
export interface CurvePlace {
  /** Where it is on the scale. */
  readonly at: number;
  /** Its scores. */
  readonly column: Column;
}

/** The scores along one curve on one task. */
export interface CurveColumns {
  /** The curve. */
  readonly curve: Curve;
  /** Name of the task. */
  readonly task: string;
  /** The places that there are scores of, ascending; one at least. */
  readonly places: readonly CurvePlace[];
}

/**
 * Gathers the scores along the curves of a study, by each task's first
 * evaluator.
 *
 * @param study The study.
 * @returns Task by task, the curves in their order.
 *
 * @example Usage
 * ```ts
 * import { curveColumns } from "@aftertune/aftertune/analyses/curve_columns.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const design = { curves: [] };
 * assertEquals(curveColumns({ tasks: [], columns: [], design }), []);
 * ```
 */
export function curveColumns(
  study: Pick<Study, "tasks" | "columns"> & {
    readonly design: Pick<Study["design"], "curves">;
  },
): CurveColumns[] {
  const find = headlines(study);
  return study.tasks.flatMap(({ name: task }) =>
    study.design.curves.flatMap((curve) => {
      const places = curve.at.flatMap((at, place) => {
        const column = find({ model: curve.models[place] as string, task });
        return column === undefined ? [] : [{ at, column }];
      });
      return places.length === 0 ? [] : [{ curve, task, places }];
    })
  );
}

import type { Curve, Results } from "../../core/mod.ts";
import { visibleLine } from "../visible_text.ts";
import { type Defined, figuresOf, readingsOf } from "./figures.ts";

/** A checkpoint of a curve on a task. */
export interface CurvePoint {
  /** What the panel of its task is called. */
  readonly panel: string;
  /** The curve. */
  readonly curve: Curve;
  /** Its score. */
  readonly figure: Defined & { readonly at: number };
}

/**
 * Gathers the scores along the curves of a study, those that are shares.
 *
 * @param results What the analyses found.
 * @returns One a checkpoint, curve and task.
 */
export function curvePoints(results: Results): CurvePoint[] {
  const readingOf = readingsOf(results);
  const curveOf = (model: string, at: number) =>
    results.design.curves.filter(({ models, at: places }) =>
      models.some((name, index) => name === model && places[index] === at)
    );
  const several = new Set(results.design.curves.map(({ unit }) => unit)).size;
  const seen = new Set<string>();
  return figuresOf(results, "curves.score").flatMap((figure) => {
    const { model, task, at } = figure;
    if (at === null || task === null) return [];
    if (readingOf(figure)?.style.share === false) return [];
    return curveOf(model, at).flatMap((curve) => {
      const key = JSON.stringify([curve.name, task, at]);
      if (seen.has(key)) return [];
      seen.add(key);
      const unit = several > 1 ? ` over ${visibleLine(curve.unit)}` : "";
      const panel = visibleLine(task) + unit;
      return [{ panel, curve, figure: { ...figure, at } }];
    });
  });
}

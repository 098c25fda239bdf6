import type { Analysis, Column, Figure } from "../core/mod.ts";
import { columnFinder, placeOf } from "./column_finder.ts";
import { differenceOf } from "./difference_of.ts";
import { figure } from "./figure.ts";
import { sharedScores } from "./shared_scores.ts";

/** What a treatment costs each model, and what more than the reference. */
export const drop: Analysis = {
  name: "drop",
  title: "Drop under treatments",
  description:
    "What each model loses under a treatment: its score on the task as it is less its score under the treatment, on the same samples. The extra drop is the model's less the reference's, on the samples that all four have a score on: what fine-tuning changed of the robustness, whatever it changed of the score. Intervals are Bonett and Price's (2012) where scores are 0 or 1, else the paired t test's, clustered where samples group.",
  analyse({ columns, reference, level }) {
    const find = columnFinder(columns);
    const plainOf = (column: Column): Column | undefined =>
      find({ ...placeOf(column), treatment: "none" });
    return columns.filter(({ treatment }) => treatment !== "none")
      .flatMap((column) => {
        const plain = plainOf(column);
        if (plain === undefined) return [];
        const drops = figureOf([plain, column], level);
        const treated = find({ ...placeOf(column), model: reference });
        const base = treated && plainOf(treated);
        if (base === undefined || column.model === reference) return drops;
        return [
          ...drops,
          ...figureOf([plain, column, base, treated as Column], level),
        ];
      });
  },
};

/** Of two columns the drop, of four what it is more than that of the last two. */
function figureOf(columns: readonly Column[], level: number): Figure[] {
  const { n, scores, clusters } = sharedScores(columns);
  if (n === 0) return [];
  const [, column, base] = columns as [Column, Column, Column?];
  const most = base === undefined ? 1 : 2;
  const differences = Float64Array.from({ length: n }, (_, row) => {
    const at = (place: number): number => scores[place]?.[row] ?? 0;
    return at(0) - at(1) - (at(2) - at(3));
  });
  return [
    figure(base === undefined ? "drop" : "extra_drop", {
      ...placeOf(column),
      against: base?.model ?? null,
      ...differenceOf(differences, {
        most: column.binary ? most : null,
        clusters,
        level,
      }),
    }),
  ];
}

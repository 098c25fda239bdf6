import type { Analysis, Column, Figure, Study } from "../core/mod.ts";
import { columnFinder, placeOf } from "./column_finder.ts";
import { figure } from "./figure.ts";
import { shareOf } from "./share_of.ts";
import { sharedScores } from "./shared_scores.ts";

/** How verdicts went from one model to another, sample by sample. */
export const transitions: Analysis = {
  name: "transitions",
  title: "Transitions",
  description:
    "How many samples score 1 with both models, gained it, lost it, or score it with neither: each model against the reference, and each checkpoint against the one before it. The flip rate is the share of samples that gained or lost; it may be large where accuracy stays the same (Dutta et al. 2024, arXiv:2407.09141). Samples that either model has no score on are left out, as are scores other than 0 and 1. Intervals are Wilson's.",
  analyse(study) {
    const find = columnFinder(study.columns);
    const rivals = rivalsOf(study);
    return study.columns.filter(({ binary }) => binary).flatMap((column) =>
      (rivals.get(column.model) ?? []).flatMap((against) => {
        const other = find({ ...placeOf(column), model: against });
        return other === undefined ? [] : figuresOf(other, column, study.level);
      })
    );
  },
};

/** Whom each model is compared with: the reference, then who came before it. */
function rivalsOf(
  { reference, models, design: { curves, sequence } }: Study,
): ReadonlyMap<string, readonly string[]> {
  const lines = [...curves, ...sequence === null ? [] : [sequence]];
  return new Map(models.map(({ name }) => {
    const before = lines.flatMap((line) =>
      line.models.filter((_, place) => line.models[place + 1] === name)
    );
    const rivals = new Set([reference, ...before]);
    rivals.delete(name);
    return [name, [...rivals]];
  }));
}

function figuresOf(before: Column, after: Column, level: number): Figure[] {
  const { n, scores, clusters } = sharedScores([before, after]);
  if (n === 0) return [];
  const [first, second] = scores as [Float64Array, Float64Array];
  const known = { ...placeOf(after), against: before.model, n };
  const counts = { neither: 0, gained: 0, lost: 0, both: 0 };
  const kinds = ["neither", "gained", "lost", "both"] as const;
  const flips = first.map((score, row) => {
    const kind = 2 * score + (second[row] as number);
    counts[kinds[kind] as typeof kinds[number]]++;
    return kind === 1 || kind === 2 ? 1 : 0;
  });
  return [
    ...(["both", "gained", "lost", "neither"] as const).map((kind) =>
      figure(kind, { ...known, value: counts[kind] })
    ),
    figure("flip_rate", { ...known, ...shareOf(flips, { clusters, level }) }),
  ];
}

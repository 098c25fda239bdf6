import type { Analysis, Column, Figure, Gap, Study } from "../core/mod.ts";
import { columnFinder, placeOf } from "./column_finder.ts";
import { figure } from "./figure.ts";
import { ratioOf } from "./ratio_of.ts";
import { sharedScores } from "./shared_scores.ts";

/** How much of a gap between two models others close. */
export const gapClosure: Analysis = {
  name: "gap_closure",
  title: "Gap closed",
  description:
    "How far each model comes from the floor to the ceiling of a gap, (model − floor) / (ceiling − floor) on the samples that all three have a score on: 0 at the floor, 1 at the ceiling, beyond where it does better than the ceiling; not capped. The performance gap recovered of Burns et al. (2023, arXiv:2312.09390), as with proxy-tuning (Liu et al. 2024, arXiv:2401.08565). By the first evaluator of a task. Intervals are those of a seeded paired bootstrap. Not defined where the ceiling cannot be told to be better than the floor.",
  analyse(study) {
    const find = columnFinder(study.columns);
    const headline = new Map(
      study.tasks.map(({ name, evaluators }) => [name, evaluators[0]?.name]),
    );
    return study.design.gaps.flatMap((gap) =>
      study.columns
        .filter(({ model, task, evaluator }) =>
          gap.models.includes(model) && headline.get(task) === evaluator
        )
        .flatMap((column) => {
          const [floor, ceiling] = [gap.floor, gap.ceiling].map((model) =>
            find({ ...placeOf(column), model })
          );
          return floor === undefined || ceiling === undefined
            ? []
            : figuresOf([column, floor, ceiling], { gap, study });
        })
    );
  },
};

function figuresOf(
  columns: readonly [model: Column, floor: Column, ceiling: Column],
  { gap, study: { level, seed } }: { readonly gap: Gap; readonly study: Study },
): Figure[] {
  const [column] = columns;
  const { n, scores, clusters } = sharedScores(columns);
  if (n === 0) return [];
  const [own, floor, ceiling] = scores as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const sign = column.better === "higher" ? 1 : -1;
  const overFloor = (score: number, row: number): number =>
    sign * (score - (floor[row] as number));
  const place = placeOf(column);
  const known = ratioOf(own.map(overFloor), ceiling.map(overFloor), {
    ...{ clusters, level, above: 0 },
    keys: [seed, "gap", gap.floor, gap.ceiling, ...Object.values(place)],
    undefined:
      `Not defined: the gap from "${gap.floor}" to "${gap.ceiling}" is inside its noise.`,
  });
  const note = known.note ?? `From "${gap.floor}" to "${gap.ceiling}".`;
  return [figure("closed", { ...place, against: gap.ceiling, ...known, note })];
}

import type { Analysis, Column, Figure, Study } from "../core/mod.ts";
import { chanceOf } from "./chance_of.ts";
import { columnFinder, placeOf } from "./column_finder.ts";
import { figure } from "./figure.ts";
import { ratioOf } from "./ratio_of.ts";
import { sharedScores } from "./shared_scores.ts";
import { withRoom } from "./with_room.ts";

/** How much of a task's own score each model keeps. */
export const retention: Analysis = {
  name: "retention",
  title: "Retention",
  description:
    "What each model scores as a share of what the task's own specialist scores, of the reference where none is named, on the same samples: 1 where all is kept (normalised accuracy of model merging, as in LiNeS, Wang et al. 2024, arXiv:2410.17146). By the first evaluator of a task, where more is better. Intervals are those of a seeded paired bootstrap. Not defined where the score that it is a share of cannot be told from nothing, or from guessing where there are choices.",
  analyse(study) {
    const find = columnFinder(study.columns);
    const headline = new Map(
      study.tasks.map(({ name, evaluators }) => [name, evaluators[0]?.name]),
    );
    const specialists = new Map(Object.entries(study.design.specialists));
    return study.columns.flatMap((column) => {
      const { task, model, evaluator, better } = column;
      const own = specialists.get(task) ?? study.reference;
      const specialist = find({ ...placeOf(column), model: own });
      const counts = headline.get(task) === evaluator && better === "higher";
      return !counts || specialist === undefined || own === model
        ? []
        : figuresOf(column, specialist, study);
    });
  },
};

function figuresOf(
  column: Column,
  specialist: Column,
  { level, seed }: Study,
): Figure[] {
  const { n, scores, places, clusters } = sharedScores([column, specialist]);
  if (n === 0) return [];
  const [kept, own] = scores as [Float64Array, Float64Array];
  const [rows] = places as [Uint32Array];
  const chance = column.binary ? chanceOf(column.samples, rows) : null;
  const place = placeOf(column);
  const ratio = ratioOf(kept, own, {
    ...{ clusters, level, above: chance ?? 0 },
    keys: [seed, "retention", ...Object.values(place)],
    undefined: chance === null
      ? `Not defined: what "${specialist.model}" scores cannot be told from nothing.`
      : `Not defined: what "${specialist.model}" scores cannot be told from guessing.`,
  });
  const { binary } = column;
  const { low, ...found } = withRoom(ratio, {
    ...{ binary, clusters, level, baseline: own },
  });
  const least = binary ? 0 : -Infinity;
  return [figure("retention", {
    ...{ ...place, against: specialist.model, ...found },
    low: low === null ? null : Math.max(low, least),
  })];
}

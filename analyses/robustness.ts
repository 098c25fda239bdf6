import type { Analysis, Column, Figure, Shift, Study } from "../core/mod.ts";
import { placeOf } from "./column_finder.ts";
import {
  effectiveRobustness,
  type MeasuredShare,
  type ShiftedShares,
} from "./effective_robustness.ts";
import { figure } from "./figure.ts";
import { type Headlines, headlines, type Place } from "./headlines.ts";
import { scoreText } from "./score_text.ts";
import { type Known, shareOf } from "./share_of.ts";
import { sharedScores } from "./shared_scores.ts";

/** What models score in and out of distribution, and beyond what others let expect. */
export const robustness: Analysis = {
  name: "robustness",
  title: "Out of distribution",
  description:
    "What each model scores in distribution and out of it, as far as the suite says what is out of distribution of what: of a treatment on the samples that it fits. Effective robustness is how far a model's score out of distribution lies above the line that the suite's baseline models make of both scores on logit axes (Taori et al. 2020, arXiv:2007.00644; Miller et al. 2021, arXiv:2107.04649): above 0 it does better there than models that do as well in distribution. A line needs three models, few make a wide interval, and it is not drawn out beyond their scores in distribution. By the task's first evaluator, where scores are 0 or 1 and more is better. Intervals of scores are Wilson's; that of effective robustness joins the interval of the line (Student's) with those of the model's two scores.",
  analyse(study) {
    const find = headlines(study);
    return study.design.shifts.flatMap((shift) =>
      outsidesOf(shift).flatMap((outside) =>
        figuresOf({ shift, outside, find }, study)
      )
    );
  },
};

type Posing = Omit<Place, "model">;

function outsidesOf({ task, treatments, tasks }: Shift): Posing[] {
  return [
    ...treatments.map((treatment) => ({ task, treatment })),
    ...tasks.map((task) => ({ task })),
  ];
}

/** One model's scores, with where they stand. */
interface Shifted {
  readonly place: ReturnType<typeof placeOf>;
  readonly inside: Known;
  readonly outside: Known;
}

function figuresOf({ shift, outside, find }: {
  readonly shift: Shift;
  readonly outside: Posing;
  readonly find: Headlines;
}, { models, level }: Study): Figure[] {
  const all = models.flatMap(({ name: model }): Shifted[] => {
    const columns = [
      find({ model, task: shift.task }),
      find({ model, ...outside }),
    ];
    return columns.every(isShare)
      ? shiftedOf(columns as [Column, Column], level)
      : [];
  });
  const baseline = all.filter(({ place }) =>
    shift.baseline.includes(place.model)
  );
  return all.flatMap((one) => [
    figure("in_distribution", {
      ...{ ...one.place, ...one.inside },
      note: one.inside.note ?? insideNote(shift.task, one.place.task),
    }),
    figure("out_of_distribution", { ...one.place, ...one.outside }),
    ...shift.baseline.length === 0 ? [] : [robustnessOf(one, baseline, level)],
  ]);
}

/** A treatment is out of distribution of its own task, which need not be said. */
function insideNote(inside: string, outside: string): string | null {
  return inside === outside ? null : `In distribution: "${inside}".`;
}

function isShare(column: Column | undefined): boolean {
  return column !== undefined && column.binary && column.better === "higher";
}

/** A treatment is set against the samples that it fits; another task has its own. */
function shiftedOf(
  [inside, outside]: readonly [Column, Column],
  level: number,
): Shifted[] {
  const groups = inside.task === outside.task
    ? [sharedScores([inside, outside])]
    : [sharedScores([inside]), sharedScores([outside])];
  const [within, beyond] = groups.flatMap(({ n, scores, clusters }) =>
    n === 0 ? [] : scores.map((values) => shareOf(values, { clusters, level }))
  );
  return within === undefined || beyond === undefined
    ? []
    : [{ place: placeOf(outside), inside: within, outside: beyond }];
}

function robustnessOf(
  model: Shifted,
  baseline: readonly Shifted[],
  level: number,
): Figure {
  const place = { ...model.place, n: model.outside.n };
  const shares = sharesOf(model);
  const others = baseline.map(sharesOf);
  if (shares === null || others.includes(null)) {
    return figure("effective_robustness", { ...place, note: UNSPREAD });
  }
  const line = others.filter((one) => one !== null);
  const residual = effectiveRobustness(shares, line, level);
  const refused = residual === null
    ? `Not defined: a line needs three models that differ in distribution, and there are ${
      baseline.map(({ place }) => `"${place.model}"`).join(", ") || "none"
    }.`
    : beyond(shares, line);
  return figure("effective_robustness", {
    ...place,
    ...refused === null ? residual : { note: refused },
  });
}

/** A line says nothing of where none of its models is. */
function beyond(
  { inside: { value } }: ShiftedShares,
  line: readonly ShiftedShares[],
): string | null {
  const shares = line.map(({ inside }) => inside.value);
  const [low, high] = [Math.min(...shares), Math.max(...shares)];
  if (low <= value && value <= high) return null;
  const [own, from, to] = [value, low, high].map((share) =>
    scoreText(share, "share")
  );
  return `Not defined: in distribution it scores ${own}, and the models of the line from ${from} to ${to}.`;
}

const UNSPREAD =
  "Not defined: all samples of a score are of one group, which tells nothing of how far it may be off.";

function sharesOf({ inside, outside }: Shifted): ShiftedShares | null {
  const [one, other] = [inside, outside].map(measured);
  return one && other ? { inside: one, outside: other } : null;
}

function measured({ value, low, high, n }: Known): MeasuredShare | null {
  return value === null || low === null || high === null || n === null
    ? null
    : { value, low, high, n };
}

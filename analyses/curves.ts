import type { Analysis, Figure, Study } from "../core/mod.ts";
import { placeOf } from "./column_finder.ts";
import {
  type CurveColumns,
  curveColumns,
  type CurvePlace,
} from "./curve_columns.ts";
import { figure } from "./figure.ts";
import { type MeanScore, meanScore } from "./mean_score.ts";
import { scoreText } from "./score_text.ts";

/** How scores move along checkpoints, and where they come to what is looked for. */
export const curves: Analysis = {
  name: "curves",
  title: "Along checkpoints",
  description:
    "What each checkpoint of a curve scores, by the task's first evaluator, and the first place at which the score that the suite names a threshold is reached, or lost where the curve begins with it (iterations to a capability, as Jain et al. 2023, arXiv:2311.12786, count them to tell a wrapped capability from a lost one). Only places that were measured count: nothing is interpolated. The interval of such a place runs from the first one whose score may be there, by its own interval, to the first one whose score surely is. Intervals of scores are Wilson's of shares and Student's of other means, each of its own place.",
  analyse(study) {
    const all = curveColumns(study);
    return [
      ...withoutRepeats(all.flatMap((one) => scoresOf(one, study))),
      ...all.flatMap((one) => crossingOf(one, study)),
    ];
  },
};

function scoresOf(
  { places }: CurveColumns,
  { level }: Study,
): Figure[] {
  return places.map(({ at, column }) => {
    const mean = meanScore(column, level);
    const known = mean === null ? UNSCORED : knownOf(mean);
    return figure("score", { ...placeOf(column), at, ...known });
  });
}

const UNSCORED = { n: 0, note: "Not defined: no sample has a score." };

function knownOf({ value, low, high, n }: MeanScore): Partial<Figure> {
  return { value, low, high, n };
}

/** Curves may begin at the same model. */
function withoutRepeats(figures: readonly Figure[]): Figure[] {
  return [
    ...new Map(figures.map((one) => [
      JSON.stringify([one.model, one.task, one.at]),
      one,
    ])).values(),
  ];
}

/** A place with what was measured there. */
interface Measured extends CurvePlace {
  readonly mean: MeanScore;
}

function crossingOf(
  { curve, task, places }: CurveColumns,
  { level, design }: Study,
): Figure[] {
  const threshold = new Map(Object.entries(design.thresholds)).get(task);
  const measured = places.flatMap((place): Measured[] => {
    const mean = meanScore(place.column, level);
    return mean === null ? [] : [{ ...place, mean }];
  });
  const [first, last] = [measured[0], measured.at(-1)];
  if (threshold === undefined || !first || !last) return [];
  const { better, metric } = first.column;
  const up = better === "higher";
  const hasIt = (score: number): boolean =>
    up ? score >= threshold : score <= threshold;
  const begins = hasIt(first.mean.value);
  const firstWhere = (end: (mean: MeanScore) => number | null) =>
    measured.find(({ mean }) => {
      const score = end(mean);
      return score !== null && hasIt(score) !== begins;
    })?.at ?? null;
  const rises = up !== begins;
  const crossed = {
    may: firstWhere(rises ? ({ high }) => high : ({ low }) => low),
    does: firstWhere(({ value }) => value),
    surely: firstWhere(rises ? ({ low }) => low : ({ high }) => high),
  };
  return [figure(begins ? "lost_at" : "reached_at", {
    ...placeOf(last.column),
    value: crossed.does,
    low: crossed.does === null ? null : crossed.may,
    high: crossed.does === null ? null : crossed.surely,
    n: first.mean.n,
    note: noteOf(crossed, {
      ...{ curve: curve.name, begins },
      score: scoreText(threshold, metric),
      last: `${last.at} ${curve.unit}`,
    }),
  })];
}

/** First places where a score may be past the threshold, is, and surely is. */
interface Crossed {
  readonly may: number | null;
  readonly does: number | null;
  readonly surely: number | null;
}

function noteOf(
  { may, does, surely }: Crossed,
  { curve, begins, score, last }: {
    readonly curve: string;
    readonly begins: boolean;
    readonly score: string;
    readonly last: string;
  },
): string {
  const verb = begins ? "lose" : "reach";
  if (does === null) {
    const perhaps = may === null ? "" : `, though it may from ${may} on`;
    return `"${curve}" does not ${verb} ${score} up to ${last}${perhaps}.`;
  }
  const doubt = surely === null ? `, though not surely up to ${last}` : "";
  return `Where "${curve}" ${verb}${begins ? "s" : "es"} ${score}${doubt}.`;
}

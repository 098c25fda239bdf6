import type { Analysis, Column, Figure, Study } from "../core/mod.ts";
import { bootstrap, randomStream } from "../stats/mod.ts";
import { placeOf } from "./column_finder.ts";
import { type CurveColumns, curveColumns } from "./curve_columns.ts";
import { dataMultiplier, type Multiplier } from "./data_multiplier.ts";
import { figure } from "./figure.ts";
import { scoreText } from "./score_text.ts";
import { sharedScores } from "./shared_scores.ts";
import { unitsOf } from "./units.ts";

/** Enough for ends that move by 3 in 100 of the width from seed to seed. */
const DRAWS = 2_000;

/** How much more data one curve needs than another one to score the same. */
export const dataEfficiency: Analysis = {
  name: "data_efficiency",
  title: "Data efficiency",
  description:
    "How many times as many steps or examples the first curve of a unit needs as each other one to score the same: the ratio of the places at which they reach the best score that both reach, by the task's first evaluator (the data efficiency of Setlur et al. 2024, arXiv:2406.14532). Above 1 the other curve needs less. Curves are smoothed to never fall (isotonic regression) and go straight from place to place over the logarithm of the scale, so a place at 0 is left out; nothing is said beyond what both curves were measured at. Intervals are those of a seeded bootstrap of the samples that have a score at all places; what another training run would do they do not tell.",
  analyse(study) {
    const all = curveColumns(study);
    return all.flatMap((other) => {
      const first = all.find(({ task, curve }) =>
        task === other.task && curve.unit === other.curve.unit
      );
      return first === undefined || first === other
        ? []
        : [figureOf({ first, other }, study)];
    });
  },
};

/** Two curves on one task, the first one to be measured by the other. */
interface Pair {
  readonly first: CurveColumns;
  readonly other: CurveColumns;
}

/** A curve is called by the model that it leads to. */
function figureOf(pair: Pair, { level, seed }: Study): Figure {
  const [first, other] = [lastOf(pair.first), lastOf(pair.other)];
  const shared = sharedScores(
    [pair.first, pair.other].flatMap(placesAboveZero)
      .map(({ column }) => column),
  );
  const place = { ...placeOf(other), against: first.model, n: shared.n };
  if (shared.n === 0) {
    return figure("multiplier", { ...place, note: UNSHARED });
  }
  const units = unitsOf(shared);
  const multiplier = (rows: Uint32Array): Multiplier | null =>
    multiplierOf(pair, units.means(rows));
  const found = multiplier(Uint32Array.from({ length: units.count }, at));
  if (found === null) return figure("multiplier", { ...place, note: APART });
  const interval = units.count === 1 ? null : bootstrap(
    units.count,
    (rows) => multiplier(rows)?.value ?? null,
    {
      ...{ level, draws: DRAWS },
      random: randomStream(seed, "data efficiency", ...Object.values(place)),
    },
  );
  return figure("multiplier", {
    ...place,
    value: found.value,
    ...interval ?? {},
    note: [
      noteOf(found, pair),
      ...interval === null ? [units.count === 1 ? ONE_UNIT : UNBOUNDED] : [],
    ].join(" "),
  });
}

const UNSHARED = "Not defined: no sample has a score at all places above 0.";
const APART =
  "Not defined: the curves reach no score in common after their first places, and nothing is said beyond these.";
const ONE_UNIT =
  "No interval: one sample, or one group of them, tells nothing of how others differ.";
const UNBOUNDED =
  "No interval: of some resamples the curves reach no score in common.";

function at(_: unknown, place: number): number {
  return place;
}

function lastOf({ places }: CurveColumns): Column {
  return (places.at(-1) as CurveColumns["places"][number]).column;
}

function placesAboveZero({ places }: CurveColumns): CurveColumns["places"] {
  return places.filter(({ at }) => at > 0);
}

/** The multiplier of curves with such mean scores, those of the first one first. */
function multiplierOf(
  { first, other }: Pair,
  means: readonly number[],
): Multiplier | null {
  const sign = lastOf(first).better === "higher" ? 1 : -1;
  const ones = placesAboveZero(first);
  const others = placesAboveZero(other);
  const scored = (places: CurveColumns["places"], from: number) =>
    places.map(({ at }, row) => ({
      at,
      score: sign * (means[from + row] as number),
    }));
  return dataMultiplier(scored(ones, 0), scored(others, ones.length));
}

function noteOf(
  { score, first: one, other: two }: Multiplier,
  { first, other }: Pair,
): string {
  const { metric, better } = lastOf(first);
  const reached = scoreText(better === "higher" ? score : -score, metric);
  const { unit } = first.curve;
  const [here, there] = [one, two].map((at) => Number(at.toPrecision(3)));
  return `Both reach ${reached}: "${first.curve.name}" at ${here} ${unit}, "${other.curve.name}" at ${there}.`;
}

import type { Analysis, Column, Figure, Study } from "../core/mod.ts";
import {
  type CalibrationBin,
  calibrationBins,
  normalQuantile,
  randomStream,
  wilson,
} from "../stats/mod.ts";
import { placeOf } from "./column_finder.ts";
import { differenceOf } from "./difference_of.ts";
import { figure } from "./figure.ts";
import { sharedScores } from "./shared_scores.ts";

/** As many bins as HELM has. */
const BINS = 10;
/** Fewer answers make no bin. */
const BIN = 10;
/** HELM asks for so many answers. */
const ENOUGH = 300;
const DRAWS = 1_000;

/** Whether a model is right as often as it is sure. */
export const calibration: Analysis = {
  name: "calibration",
  title: "Calibration",
  description:
    "Whether a model that is asked to choose is right as often as it is sure. Answers are put into ten bins of equal numbers by the probability that the model gave to the choice it took, fewer bins where there are fewer than 100 answers: the share right in each (with Wilson's interval), the expected calibration error Σ n/N · |share right − mean confidence| (Naeini et al. 2015; equal numbers as in HELM and Nixon et al. 2019, arXiv:1904.01685), the largest of these gaps, and the Brier score (1950), the mean square of what confidence and verdict differ by. Even a perfectly calibrated model has an error above 0 on few answers; the note says which. The error's interval is a basic bootstrap of the bins' gaps, which takes that into account, and reaches 0 where a perfectly calibrated model might come to as much; bins are drawn as if apart.",
  analyse(study) {
    return study.columns.flatMap((column) => figuresOf(column, study));
  },
};

function figuresOf(column: Column, { level, seed }: Study): Figure[] {
  const { confidences } = column;
  if (confidences === null || !column.binary) return [];
  const { n, scores, places, clusters } = sharedScores([column]);
  if (n === 0) return [];
  const place = placeOf(column);
  if (n < 2 * BIN) {
    const note = `Not defined: ${n} answers are too few, ${
      2 * BIN
    } make two bins.`;
    return [figure("expected_calibration_error", { ...place, n, note })];
  }
  const right = scores[0] as Float64Array;
  const sure = Float64Array.from(
    places[0] as Uint32Array,
    (row) => confidences[row] as number,
  );
  const bins = calibrationBins(sure, right, Math.min(BINS, n / BIN | 0));
  const random = randomStream(seed, "calibration", ...Object.values(place));
  const squares = right.map((score, row) =>
    (score - (sure[row] as number)) ** 2
  );
  return [
    figure("expected_calibration_error", {
      ...place,
      ...expectedError(bins, { level, random }),
      ...{ n, note: noteOf(bins, n) },
    }),
    figure("maximum_calibration_error", {
      ...place,
      ...{ value: Math.max(...bins.map(gapOf)), n },
    }),
    figure("brier", {
      ...place,
      ...differenceOf(squares, { most: null, clusters, level }),
    }),
    ...bins.map(({ confidence, accuracy, n }) =>
      figure("accuracy_at", {
        ...place,
        ...{ at: confidence, value: accuracy, n },
        ...wilson(Math.round(accuracy * n), n, { level }),
      })
    ),
  ];
}

function gapOf({ accuracy, confidence }: CalibrationBin): number {
  return Math.abs(accuracy - confidence);
}

/** Σ n/N · |share right − mean confidence|. */
function errorOf(bins: readonly CalibrationBin[]): number {
  const all = bins.reduce((sum, { n }) => sum + n, 0);
  return bins.reduce((sum, bin) => sum + bin.n * gapOf(bin), 0) / all;
}

/**
 * Resampled gaps are larger than those seen by as much as these are too large.
 * Near 0 that is not enough: the interval also reaches 0 where a perfectly
 * calibrated model might come to as much.
 */
function expectedError(
  bins: readonly CalibrationBin[],
  { level, random }: {
    readonly level: number;
    readonly random: () => number;
  },
): Pick<Figure, "value" | "low" | "high"> {
  const value = errorOf(bins);
  const normal = (): number => normalQuantile(random() + 2 ** -33);
  const resampled = sortedDraws(() =>
    errorOf(bins.map((bin) => ({
      ...bin,
      accuracy: bin.accuracy + normal() * Math.sqrt(bin.squares) / bin.n,
    })))
  );
  const perfect = sortedDraws(() =>
    errorOf(bins.map((bin) => {
      const { confidence, n } = bin;
      const error = Math.sqrt(confidence * (1 - confidence) / n);
      return { ...bin, accuracy: confidence + normal() * error };
    }))
  );
  const [lower, upper] = [(1 - level) / 2, (1 + level) / 2] as const;
  return {
    value,
    low: value <= at(perfect, upper)
      ? 0
      : Math.max(0, 2 * value - at(resampled, upper)),
    high: Math.max(value, 2 * value - at(resampled, lower)),
  };
}

function sortedDraws(draw: () => number): Float64Array {
  return Float64Array.from({ length: DRAWS }, draw).sort();
}

function at(sorted: Float64Array, share: number): number {
  return sorted[Math.round(share * (sorted.length - 1))] as number;
}

function noteOf(bins: readonly CalibrationBin[], n: number): string {
  const expected = bins.reduce(
    (sum, { confidence, n }) =>
      sum + Math.sqrt(2 / Math.PI * n * confidence * (1 - confidence)),
    0,
  ) / n;
  const few = n < ENOUGH
    ? ` ${n} answers are few, HELM asks for ${ENOUGH}.`
    : "";
  return `A perfectly calibrated model would come to about ${
    expected.toFixed(3)
  } here.${few}`;
}

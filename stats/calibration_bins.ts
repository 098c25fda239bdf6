import { checkFinite } from "./check_finite.ts";

/** Answers of similar confidence. */
export interface CalibrationBin {
  /** Their mean confidence. */
  readonly confidence: number;
  /** The share of them that is right. */
  readonly accuracy: number;
  /** How many they are. */
  readonly n: number;
  /** Σ (correct − confidence − its mean)² over them. */
  readonly squares: number;
}

/**
 * Gathers answers by confidence into bins of equal numbers, as the adaptive
 * calibration error does (Nixon et al. 2019, https://arxiv.org/abs/1904.01685);
 * HELM does so with ten. Equal confidences share a bin, so that no order of the
 * answers matters.
 *
 * @param confidences The probability that was given to each answer.
 * @param correct Whether each answer is right, 1 or 0, in the same order.
 * @param bins How many bins, at least 1.
 * @returns The bins that hold an answer, in ascending order of confidence.
 * @throws {RangeError} If the lengths differ, there is no answer, a value is
 *   not finite, or bins is not a whole number of at least 1.
 *
 * @example Usage
 * ```ts
 * import { calibrationBins } from "@aftertune/aftertune/stats/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const bins = calibrationBins([0.9, 0.5, 0.25, 0.75], [1, 0, 0, 1], 2);
 * assertEquals(bins.map(({ accuracy, n }) => [accuracy, n]), [[0, 2], [1, 2]]);
 * assertEquals(bins[0]?.confidence, 0.375);
 * ```
 */
export function calibrationBins(
  confidences: ArrayLike<number>,
  correct: ArrayLike<number>,
  bins: number,
): CalibrationBin[] {
  if (confidences.length !== correct.length) {
    throw new RangeError(
      `Cannot calibrate as each answer must have a confidence: ${correct.length} answers, ${confidences.length} confidences`,
    );
  }
  checkFinite(confidences);
  checkFinite(correct);
  if (!Number.isSafeInteger(bins) || bins < 1) {
    throw new RangeError(
      `Cannot calibrate as bins must be a whole number of at least 1: ${bins}`,
    );
  }
  const places = placesOf(confidences, bins);
  const counts = new Float64Array(bins);
  const trust = new Float64Array(bins);
  const right = new Float64Array(bins);
  for (const [row, place] of places.entries()) {
    counts[place] = (counts[place] as number) + 1;
    trust[place] = (trust[place] as number) + (confidences[row] as number);
    right[place] = (right[place] as number) + (correct[row] as number);
  }
  const gaps = counts.map((n, place) =>
    ((right[place] as number) - (trust[place] as number)) / n
  );
  const squares = new Float64Array(bins);
  for (const [row, place] of places.entries()) {
    const gap = (correct[row] as number) - (confidences[row] as number);
    squares[place] = (squares[place] as number) +
      (gap - (gaps[place] as number)) ** 2;
  }
  return Array.from(counts, (n, place) => ({
    confidence: (trust[place] as number) / n,
    accuracy: (right[place] as number) / n,
    n,
    squares: squares[place] as number,
  })).filter(({ n }) => n > 0);
}

/** The bin of each confidence: how many of the edges it reaches. */
function placesOf(confidences: ArrayLike<number>, bins: number): Uint32Array {
  const sorted = Float64Array.from(confidences).sort();
  const edges = Array.from(
    { length: bins - 1 },
    (_, edge) => sorted[Math.ceil((edge + 1) * sorted.length / bins)],
  ).filter((edge) => edge !== undefined);
  return Uint32Array.from(confidences, (confidence) => {
    let place = 0;
    while (place < edges.length && confidence >= (edges[place] as number)) {
      place++;
    }
    return place;
  });
}

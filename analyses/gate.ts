import type { Estimate, GateDecision, Worse } from "../core/mod.ts";
import {
  bonettPrice,
  clusteredMean,
  type Decision,
  equivalence,
  type Interval,
  nonInferiority,
  samplesForDifference,
} from "../stats/mod.ts";
import { checkBinary, paired, type PairedOptions } from "./paired.ts";
import { type Pair, pairsOf, type Scores } from "./pairs.ts";

/** Options of {@linkcode gate}. */
export interface GateOptions {
  /** Whether each score is 0 or 1. */
  readonly binary: boolean;
  /** Which change is for the worse. */
  readonly worse: Worse;
  /** How much worse it may get, in units of the score, at least 0. */
  readonly margin: number;
  /** Probability with which a decision is right, in (0.5, 1). */
  readonly confidence: number;
  /** How many gates are decided together, this one included. */
  readonly gates: number;
  /** Seeds the resampling. */
  readonly seed: number;
  /** What each sample belongs to, `null` where to none; samples of one group are not independent. */
  readonly groups?: PairedOptions["groups"];
}

/**
 * Decides whether a model got worse than the reference by more than a margin,
 * sample by sample: a test of non-inferiority, or of equivalence where either
 * change is for the worse, with three outcomes.
 *
 * Binary scores have the interval of Bonett and Price, which holds its level
 * where few pairs change; others, and samples in groups, the paired bootstrap's.
 *
 * It passes where the two-sided interval of level 1 − 2α keeps within the
 * margin, so that a model that is worse by the margin passes with a probability
 * of α = 1 − confidence at most. It fails where the interval of level
 * 1 − 2α/gates lies beyond the margin: of all gates that should not fail, one
 * does with a probability of α at most (Bonferroni).
 *
 * @param reference The reference's scores.
 * @param model The model's scores of the same samples in the same order.
 * @param options The margin and how sure the decision must be.
 * @returns The decision, `null` where no pair, or nothing to tell its spread
 *   from, is left.
 * @throws {RangeError} If an option is out of range, the lengths differ, or a
 *   score is not finite or not what it should be.
 *
 * @example Half a point is within the margin, half of all answers is not
 * ```ts
 * import { gate, type GateOptions } from "@aftertune/aftertune/analyses/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const right = Array.from({ length: 200 }, () => 1);
 * const options: GateOptions = {
 *   ...{ binary: true, worse: "lower", margin: 0.05, confidence: 0.95 },
 *   ...{ gates: 1, seed: 1 },
 * };
 * const half = right.map((_, index) => index % 2);
 * assertEquals(gate(right, [0, ...right.slice(1)], options)?.outcome, "pass");
 * assertEquals(gate(right, half, options)?.outcome, "fail");
 * ```
 */
export function gate(
  reference: Scores,
  model: Scores,
  { binary, worse, margin, confidence, gates, seed, groups }: GateOptions,
): GateDecision | null {
  check(confidence, gates);
  const pairs = pairsOf(reference, model);
  const compare = (level: number) =>
    binary && groups === undefined ? ofFlips(pairs, level) : paired(
      reference,
      model,
      { binary, level, seed, ...groups === undefined ? {} : { groups } },
    ).difference;
  const decide = (interval: Interval) => decisionOn(interval, worse, margin);
  const difference = compare(2 * confidence - 1);
  const together = compare(1 - 2 * (1 - confidence) / gates);
  if (difference === null || together === null) return null;
  if (decide(difference) === "shown") {
    return { outcome: "pass", difference, together, samples: null };
  }
  if (decide(together) === "refuted") {
    return { outcome: "fail", difference, together, samples: null };
  }
  const distance = distanceOf(difference.value, worse, margin);
  const samples = samplesFor(distance, {
    level: (distance > 0 ? difference : together).level,
    deviation: groups === undefined
      ? deviationOf(pairs, binary)
      : deviationOfGroups(pairs, groups),
    asked: difference.n,
  });
  return { outcome: "inconclusive", difference, together, samples };
}

/** Of binary scores by formula: a decision on a margin must not hang on a seed. */
function ofFlips(pairs: readonly Pair[], level: number): Estimate | null {
  checkBinary(pairs.flatMap(({ before, after }) => [before, after]));
  const n = pairs.length;
  if (n === 0) return null;
  const gained = pairs.filter(({ before, after }) => after > before).length;
  const lost = pairs.filter(({ before, after }) => after < before).length;
  return {
    value: (gained - lost) / n,
    ...bonettPrice({ gained, lost, n }, { level }),
    ...{ level, n },
  };
}

function check(confidence: number, gates: number): void {
  if (!(confidence > 0.5 && confidence < 1)) {
    throw new RangeError(
      `Cannot decide a gate as the confidence must be above 0.5 and below 1: ${confidence}`,
    );
  }
  if (!(Number.isInteger(gates) && gates >= 1)) {
    throw new RangeError(
      `Cannot decide a gate as it must be one of at least 1: ${gates}`,
    );
  }
}

function decisionOn(
  { low, high }: Interval,
  worse: Worse,
  margin: number,
): Decision {
  if (worse === "either") return equivalence({ low, high }, { margin });
  return worse === "lower"
    ? nonInferiority({ low, high }, { margin })
    : nonInferiority({ low: -high, high: -low }, { margin });
}

/** How far a difference is from where the margin ends, below 0 beyond it. */
function distanceOf(value: number, worse: Worse, margin: number): number {
  if (worse === "either") return margin - Math.abs(value);
  return margin + (worse === "lower" ? value : -value);
}

function samplesFor(
  distance: number,
  { level, deviation, asked }: {
    readonly level: number;
    readonly deviation: number;
    readonly asked: number;
  },
): number | null {
  if (distance === 0 || deviation === 0) return null;
  // The formula is an approximation, and those asked did not decide.
  return Math.max(
    asked + 1,
    samplesForDifference(distance, { level, deviation }),
  );
}

/**
 * Standard deviation of the differences; of binary scores with one pair gained
 * and one lost, as in the interval, so that it is never nothing.
 */
function deviationOf(pairs: readonly Pair[], binary: boolean): number {
  const differences = [
    ...pairs.map(({ before, after }) => after - before),
    ...binary ? [1, -1] : [],
  ];
  const n = differences.length;
  const mean = differences.reduce((sum, each) => sum + each, 0) / n;
  const squares = differences.reduce((sum, it) => sum + (it - mean) ** 2, 0);
  return Math.sqrt(squares / (n - 1));
}

/** What a pair's deviation would have to be for independent pairs to tell as little. */
function deviationOfGroups(
  pairs: readonly Pair[],
  groups: readonly (string | null)[],
): number {
  const mean = clusteredMean(pairs.map(({ before, after }) => after - before), {
    clusters: pairs.map(({ index }) => groups[index] ?? index),
    level: 0.95,
  });
  return (mean?.error ?? 0) * Math.sqrt(pairs.length);
}

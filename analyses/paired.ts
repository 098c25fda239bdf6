import type { Estimate, PairedRow } from "../core/mod.ts";
import {
  bootstrapMean,
  mcnemar,
  randomStream,
  signFlip,
} from "../stats/mod.ts";
import { pairsOf, type Scores } from "./pairs.ts";

/** What two columns of scores say when they are compared sample by sample. */
export type Comparison = Pick<
  PairedRow,
  "difference" | "gained" | "lost" | "pValue" | "test"
>;

/** Options of {@linkcode paired}. */
export interface PairedOptions {
  /** Whether each score is 0 or 1. */
  readonly binary: boolean;
  /** Confidence level of the interval, in (0, 1). */
  readonly level: number;
  /** Seeds the resampling. */
  readonly seed: number;
}

/**
 * Compares a model with the reference on the samples that both have a score
 * on: the mean difference with its seeded paired bootstrap interval, and a
 * two-sided test, `mcnemar_exact` of binary scores and `sign_flip` of others.
 *
 * Where hardly any sample differs, resampling what was seen understates what
 * may be: with no difference at all it would give an interval of no width. So
 * one gained and one lost pair join the resampled pairs of binary scores, as
 * in Bonett and Price (2012, https://doi.org/10.3102/1076998611411915). Other
 * scores are resampled as they are; only where all differ by the same do two
 * pairs join that differ by the range of the scores.
 *
 * @param reference The reference's scores.
 * @param model The model's scores of the same samples in the same order.
 * @param options Kind of score, level and seed.
 * @returns The difference, `null` where no pair or nothing to tell its spread
 *   from is left, with the counts and the p-value.
 * @throws {RangeError} If the lengths differ, a score is not finite, or a
 *   binary one is neither 0 nor 1.
 *
 * @example Usage
 * ```ts
 * import { paired } from "@aftertune/aftertune/analyses/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const { difference, gained, lost, pValue } = paired(
 *   [0, 0, 0, 1, null],
 *   [1, 1, 1, 1, 1],
 *   { binary: true, level: 0.95, seed: 1 },
 * );
 * assertEquals([difference?.value, difference?.n], [0.75, 4]);
 * assertEquals([gained, lost, pValue], [3, 0, 0.25]);
 * ```
 */
export function paired(
  reference: Scores,
  model: Scores,
  { binary, level, seed }: PairedOptions,
): Comparison {
  const pairs = pairsOf(reference, model);
  const scores = pairs.flatMap(({ before, after }) => [before, after]);
  if (binary) checkBinary(scores);
  const differences = pairs.map(({ before, after }) => after - before);
  const gained = differences.filter((difference) => difference > 0).length;
  const lost = differences.filter((difference) => difference < 0).length;
  const test = binary ? "mcnemar_exact" : "sign_flip";
  if (differences.length === 0) {
    return { difference: null, gained, lost, pValue: null, test };
  }
  return {
    difference: estimate(
      differences,
      binary ? [1, -1] : padding(differences, scores),
      { level, random: randomStream(seed, "bootstrap") },
    ),
    gained,
    lost,
    pValue: binary
      ? mcnemar(gained, lost)
      : signFlip(differences, { random: randomStream(seed, "sign_flip") }),
    test,
  };
}

function estimate(
  differences: readonly number[],
  joined: readonly number[] | null,
  options: { readonly level: number; readonly random: () => number },
): Estimate | null {
  if (joined === null) return null;
  const n = differences.length;
  return {
    value: differences.reduce((sum, each) => sum + each, 0) / n,
    ...bootstrapMean([...differences, ...joined], options),
    level: options.level,
    n,
  };
}

/** The differences that join where those seen do not vary; `null` if unknown. */
function padding(
  differences: readonly number[],
  scores: readonly number[],
): readonly number[] | null {
  if (differences.some((each) => each !== differences[0])) return [];
  const ascending = Float64Array.from(scores).sort();
  const range = (ascending.at(-1) as number) - (ascending[0] as number);
  return differences.length === 1 || range === 0 ? null : [range, -range];
}

/**
 * Refuses scores that are not what a binary metric promises.
 *
 * @param scores The scores.
 * @throws {RangeError} If one is neither 0 nor 1.
 */
export function checkBinary(scores: readonly number[]): void {
  const stray = scores.find((score) => score !== 0 && score !== 1);
  if (stray !== undefined) {
    throw new RangeError(
      `Cannot compare binary scores as each must be 0 or 1: ${stray}`,
    );
  }
}

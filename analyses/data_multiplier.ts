import { isotonic } from "../stats/mod.ts";

/** What a curve scores at one place. */
export interface ScoredPlace {
  /** How much it had: steps, examples; above 0. */
  readonly at: number;
  /** Its score; more is better. */
  readonly score: number;
}

/** How much more one curve needs than another one to score the same. */
export interface Multiplier {
  /** How many times more the first one needs. */
  readonly value: number;
  /** The score, the best one that both reach. */
  readonly score: number;
  /** How much the first one needs. */
  readonly first: number;
  /** How much the other one needs. */
  readonly other: number;
}

/**
 * How many times more data the first curve needs than the other one to score
 * the same: the ratio of the places at which they reach the best score that
 * both of them reach. Curves are smoothed to never fall, and go straight from
 * place to place over the logarithm of the scale. Nothing is said beyond their
 * ends: what a curve scored at its first place it may have scored before.
 *
 * @param first Places of the curve that is measured, ascending.
 * @param other Places of the curve that it is measured by, ascending.
 * @returns The ratio, or `null` where the two have no range of scores in common.
 *
 * @example Eight times the data
 * ```ts
 * import { dataMultiplier } from "@aftertune/aftertune/analyses/data_multiplier.ts";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * const learns = (at: number) => ({ at, score: 1 - 0.9 * at ** -0.2 });
 * const first = [1, 2, 4, 8, 16, 32, 64].map(learns);
 * const other = first.map(({ at, score }) => ({ at: at / 8, score }));
 * assertAlmostEquals(dataMultiplier(first, other)?.value ?? NaN, 8, 1e-12);
 * ```
 */
export function dataMultiplier(
  first: readonly ScoredPlace[],
  other: readonly ScoredPlace[],
): Multiplier | null {
  const curves = [smooth(first), smooth(other)] as const;
  const score = Math.min(...curves.map(lastScore));
  const [one, two] = curves.map((curve) => placeOf(score, curve));
  return typeof one !== "number" || typeof two !== "number"
    ? null
    : { value: one / two, score, first: one, other: two };
}

function smooth(places: readonly ScoredPlace[]): ScoredPlace[] {
  if (places.length === 0) return [];
  const scores = isotonic(places.map(({ score }) => score));
  return places.map(({ at }, row) => ({ at, score: scores[row] as number }));
}

function lastScore(curve: readonly ScoredPlace[]): number {
  return curve.at(-1)?.score ?? -Infinity;
}

/** Where a curve that never falls comes to a score, after its first place. */
function placeOf(score: number, curve: readonly ScoredPlace[]): number | null {
  const row = curve.findIndex((place) => place.score >= score);
  const [before, after] = [curve[row - 1], curve[row]];
  if (before === undefined || after === undefined) return null;
  const share = (score - before.score) / (after.score - before.score);
  return before.at * (after.at / before.at) ** share;
}

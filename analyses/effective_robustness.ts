import { lineAt, weightedSum } from "../stats/mod.ts";

/** A share of samples with its interval. */
export interface MeasuredShare {
  /** The share, in [0, 1]. */
  readonly value: number;
  /** Lower end of its interval. */
  readonly low: number;
  /** Upper end of its interval. */
  readonly high: number;
  /** Samples behind it. */
  readonly n: number;
}

/** What a model scores in and out of distribution. */
export interface ShiftedShares {
  /** In distribution. */
  readonly inside: MeasuredShare;
  /** Out of distribution. */
  readonly outside: MeasuredShare;
}

/**
 * How much better a model does out of distribution than others let expect that
 * do as well in distribution: its share there less the height of the line of
 * least squares through the others, on logit axes (Taori et al. 2020,
 * https://arxiv.org/abs/2007.00644). Logits are those of (k + ½)/(n + 1), which
 * has one for 0 and n of n too (Haldane 1955). The interval joins that of the
 * line where the model is, that of the model's share in distribution along the
 * line, and that of its share out of it, as if they were independent (MOVER).
 *
 * @param model The model.
 * @param baseline The models that make the line.
 * @param level Confidence level of all intervals, in (0, 1).
 * @returns The residual, or `null` where the others make no line: fewer than
 *   three, or all of one score in distribution.
 *
 * @example A model that lies above the line
 * ```ts
 * import { effectiveRobustness } from "@aftertune/aftertune/analyses/effective_robustness.ts";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * const share = (value: number) => ({ value, low: value, high: value, n: 200 });
 * const of = (inside: number, outside: number) => ({
 *   ...{ inside: share(inside), outside: share(outside) },
 * });
 * const line = [of(0.3, 0.3), of(0.5, 0.5), of(0.7, 0.7)];
 * const residual = effectiveRobustness(of(0.6, 0.75), line, 0.95);
 * assertAlmostEquals(residual?.value ?? NaN, 0.15, 1e-12);
 * ```
 */
export function effectiveRobustness(
  { inside, outside }: ShiftedShares,
  baseline: readonly ShiftedShares[],
  level: number,
): Omit<MeasuredShare, "n"> | null {
  if (baseline.length === 0) return null;
  const logits = (of: keyof ShiftedShares) =>
    baseline.map((model) => logitOf(model[of].value, model[of].n));
  const points = [logits("inside"), logits("outside")] as const;
  const heightAt = (share: number) =>
    lineAt(...points, { place: logitOf(share, inside.n), level });
  const line = heightAt(inside.value);
  const ends = [inside.low, inside.high].map(heightAt);
  const [one, other] = ends.map((height) => height?.value);
  if (line === null || one === undefined || other === undefined) return null;
  const expected = weightedSum([
    { weight: 1, ...line },
    // Along the line, whichever way it goes.
    {
      ...{ weight: 1, value: 0 },
      low: Math.min(one, other) - line.value,
      high: Math.max(one, other) - line.value,
    },
  ]);
  const share = (height: number): number => shareOf(height, outside.n);
  return weightedSum([
    { weight: 1, ...outside },
    {
      ...{ weight: -1, value: share(expected.value) },
      ...{ low: share(expected.low), high: share(expected.high) },
    },
  ]);
}

function logitOf(share: number, n: number): number {
  return Math.log((share * n + 0.5) / (n - share * n + 0.5));
}

/** The share that has a logit; at most all. */
function shareOf(logit: number, n: number): number {
  const shrunk = 1 / (1 + Math.exp(-logit));
  return Math.min(1, Math.max(0, (shrunk * (n + 1) - 0.5) / n));
}

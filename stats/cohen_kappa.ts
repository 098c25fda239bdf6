import { clusteredMean } from "./clustered_mean.ts";
import { checkLabels, type Labels } from "./groups.ts";
import { checkLevel, type Interval, type LevelOptions } from "./interval.ts";
import { normalQuantile } from "./normal_quantile.ts";
import { studentQuantile } from "./student_quantile.ts";

/** Options of {@linkcode cohenKappa}. */
export interface KappaOptions extends LevelOptions {
  /** Which cluster each row belongs to; each row its own by default. */
  readonly clusters?: Labels | undefined;
}

/** How far two judges agree beyond chance. */
export interface Kappa extends Interval {
  /** 1 where they always agree, 0 where as often as by chance. */
  readonly kappa: number;
  /** Its standard error. */
  readonly error: number;
}

/**
 * Cohen's kappa, the agreement of two judges beyond chance,
 * (p − e)/(1 − e) for a share p of equal labels and e expected from how often
 * each uses each label (Cohen 1960,
 * https://doi.org/10.1177/001316446002000104), with the normal interval of the
 * standard error of Fleiss, Cohen and Everitt (1969,
 * https://doi.org/10.1037/h0028106). As in statsmodels. With clusters its
 * standard error is that of clustered means (CR1) and the deviate Student's.
 *
 * @param one The labels that one judge gives.
 * @param other The labels that the other gives, in the same order.
 * @param options The level of confidence and the clusters.
 * @returns Kappa and interval, which has no width where all labels are equal;
 *   `null` where both give one label only, so that chance explains all, or
 *   there is a single cluster.
 * @throws {RangeError} If the lengths differ, there is no label, or the level
 *   is outside of (0, 1).
 *
 * @example Usage
 * ```ts
 * import { cohenKappa } from "@aftertune/aftertune/stats/mod.ts";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * const judge = ["good", "good", "bad", "bad"];
 * const human = ["good", "good", "bad", "good"];
 * const agreement = cohenKappa(judge, human, { level: 0.95 });
 * assertAlmostEquals(agreement?.kappa ?? NaN, 0.5, 1e-15);
 * ```
 */
export function cohenKappa(
  one: Labels,
  other: Labels,
  { level, clusters }: KappaOptions,
): Kappa | null {
  checkLevel(level);
  const n = one.length;
  if (n === 0) {
    throw new RangeError(
      "Cannot compare labels as there must be at least one: none given",
    );
  }
  checkLabels(other, n);
  const shares = sharesOf(one);
  const otherShares = sharesOf(other);
  const shareIn = (shares: Shares, labels: Labels, row: number): number =>
    shares.get(labels[row] as string | number) ?? 0;
  const expected = Array.from(shares)
    .reduce(
      (sum, [label, share]) => sum + share * (otherShares.get(label) ?? 0),
      0,
    );
  if (expected === 1) return null;

  let agreed = 0;
  for (let row = 0; row < n; row++) if (one[row] === other[row]) agreed++;
  const kappa = (agreed / n - expected) / (1 - expected);
  // What each row adds to kappa, by the delta method.
  const parts = new Float64Array(n);
  for (let row = 0; row < n; row++) {
    const chance = shareIn(otherShares, one, row) + shareIn(shares, other, row);
    const equal = one[row] === other[row] ? 1 : 0;
    parts[row] = (equal - chance * (1 - kappa)) / (1 - expected);
  }
  const spread = spreadOf(parts, { level, clusters });
  if (spread === null) return null;
  const { error, deviate } = spread;
  const half = deviate * error;
  return { kappa, error, low: kappa - half, high: kappa + half };
}

/** How often each label is given. */
type Shares = ReadonlyMap<string | number, number>;

function sharesOf(labels: Labels): Shares {
  const counts = new Map<string | number, number>();
  for (let row = 0; row < labels.length; row++) {
    const label = labels[row] as string | number;
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return new Map(
    Array.from(counts, ([label, count]) => [label, count / labels.length]),
  );
}

function spreadOf(
  parts: Float64Array,
  { level, clusters }: KappaOptions,
): { error: number; deviate: number } | null {
  if (clusters !== undefined) {
    const estimate = clusteredMean(parts, { clusters, level });
    if (estimate === null) return null;
    const { error, freedom } = estimate;
    return { error, deviate: studentQuantile((1 + level) / 2, freedom) };
  }
  const n = parts.length;
  const mean = parts.reduce((sum, part) => sum + part, 0) / n;
  const squares = parts.reduce((sum, part) => sum + (part - mean) ** 2, 0);
  return {
    error: Math.sqrt(squares) / n,
    deviate: normalQuantile((1 + level) / 2),
  };
}

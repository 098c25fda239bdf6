import { groupsOf, type Labels } from "./groups.ts";
import { checkLevel, type Interval, type LevelOptions } from "./interval.ts";
import { normalQuantile } from "./normal_quantile.ts";

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
 * https://doi.org/10.1037/h0028106). As in statsmodels.
 *
 * @param one The labels that one judge gives.
 * @param other The labels that the other gives, in the same order.
 * @param options The level of confidence.
 * @returns Kappa and interval, which has no width where all labels are equal;
 *   `null` where both give one label only, so that chance explains all.
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
  { level }: LevelOptions,
): Kappa | null {
  checkLevel(level);
  const n = one.length;
  if (n === 0) {
    throw new RangeError(
      "Cannot compare labels as there must be at least one: none given",
    );
  }
  const shares = sharesOf(one, n);
  const otherShares = sharesOf(other, n);
  const shareIn = (shares: Shares, row: number, labels: Labels): number =>
    shares.get(labels[row] as string | number) ?? 0;
  const rows = Array.from(one, (_, row) => row);
  const agreed = rows.filter((row) => one[row] === other[row]).length / n;
  const expected = Array.from(shares)
    .reduce(
      (sum, [label, share]) => sum + share * (otherShares.get(label) ?? 0),
      0,
    );
  if (expected === 1) return null;

  const kappa = (agreed - expected) / (1 - expected);
  // Each row's share in the variance, by the delta method.
  const mean = rows.reduce((sum, row) => {
    const chance = shareIn(otherShares, row, one) + shareIn(shares, row, other);
    const equal = one[row] === other[row] ? 1 : 0;
    return sum + (equal - chance * (1 - kappa)) ** 2;
  }, 0) / n;
  const centre = kappa - expected * (1 - kappa);
  const variance = Math.max(0, mean - centre ** 2);
  const error = Math.sqrt(variance / n) / (1 - expected);
  const half = normalQuantile((1 + level) / 2) * error;
  return { kappa, error, low: kappa - half, high: kappa + half };
}

/** How often each label is given. */
type Shares = ReadonlyMap<string | number, number>;

function sharesOf(labels: Labels, n: number): Shares {
  return new Map(
    groupsOf(labels, n).map((rows) => [
      labels[rows[0] as number] as string | number,
      rows.length / n,
    ]),
  );
}

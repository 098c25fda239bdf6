import { fitLine } from "./fit_line.ts";
import { checkLevel, type Interval, type LevelOptions } from "./interval.ts";
import { studentQuantile } from "./student_quantile.ts";

/** Options of {@linkcode lineAt}. */
export interface LineAtOptions extends LevelOptions {
  /** Where on the line. */
  readonly place: number;
}

/** How high a line is. */
export interface LineHeight extends Interval {
  /** The height. */
  readonly value: number;
}

/**
 * How high the line of least squares is at a place, with the interval of the
 * line there (not of a further point): height ± t·s·√(1/n + (x − x̄)²/Σ(xᵢ − x̄)²),
 * s² the squared distances from the line by n − 2, t Student's with as many
 * degrees of freedom (Draper and Smith 1998, "Applied Regression Analysis", 1.4).
 *
 * @param x Where the points are.
 * @param y How high they are, in the same order.
 * @param options The place and the level.
 * @returns The height, or `null` where fewer than three points, or all at one
 *   place, tell nothing of how far they lie from a line.
 * @throws {RangeError} If the lengths differ, there is no point, a number is
 *   not finite, or the level is outside of (0, 1).
 *
 * @example Usage
 * ```ts
 * import { lineAt } from "@aftertune/aftertune/stats/mod.ts";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * const height = lineAt([0, 1, 2], [0, 2, 1], { place: 1, level: 0.95 });
 * assertAlmostEquals(height?.value ?? NaN, 1, 1e-12);
 * assertAlmostEquals(height?.high ?? NaN, 1 + 12.70620474 / Math.sqrt(2), 1e-6);
 * ```
 */
export function lineAt(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  { place, level }: LineAtOptions,
): LineHeight | null {
  checkLevel(level);
  const line = fitLine(x, y);
  const n = x.length;
  if (line === null || n < 3) return null;
  const height = (at: number): number => line.intercept + line.slope * at;
  const mean = Array.from(x).reduce((sum, value) => sum + value, 0) / n;
  let [spread, distances] = [0, 0];
  for (let row = 0; row < n; row++) {
    spread += ((x[row] as number) - mean) ** 2;
    distances += ((y[row] as number) - height(x[row] as number)) ** 2;
  }
  const half = studentQuantile((1 + level) / 2, n - 2) *
    Math.sqrt(distances / (n - 2) * (1 / n + (place - mean) ** 2 / spread));
  const value = height(place);
  return { value, low: value - half, high: value + half };
}

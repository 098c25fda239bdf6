import { checkPairs } from "./check_pairs.ts";

/** A straight line. */
export interface Line {
  /** How much it rises from one whole number to the next. */
  readonly slope: number;
  /** Where it is at 0. */
  readonly intercept: number;
}

/**
 * Fits a straight line by least squares: of all lines, the one whose squared
 * vertical distances from the points have the smallest sum.
 *
 * @param x Where the points are.
 * @param y How high they are, in the same order.
 * @returns The line, or `null` where all points are at one place.
 * @throws {RangeError} If the lengths differ, there is no point, or a number
 *   is not finite.
 *
 * @example Usage
 * ```ts
 * import { fitLine } from "@aftertune/aftertune/stats/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(fitLine([0, 1, 2], [1, 4, 7]), { slope: 3, intercept: 1 });
 * assertEquals(fitLine([1, 1], [0, 2]), null);
 * ```
 */
export function fitLine(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
): Line | null {
  checkPairs(x, y);
  const [atX, atY] = [meanOf(x), meanOf(y)];
  let squares = 0;
  let products = 0;
  for (let row = 0; row < x.length; row++) {
    const offset = (x[row] as number) - atX;
    squares += offset ** 2;
    products += offset * ((y[row] as number) - atY);
  }
  if (squares === 0) return null;
  const slope = products / squares;
  return { slope, intercept: atY - slope * atX };
}

function meanOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let row = 0; row < values.length; row++) sum += values[row] as number;
  return sum / values.length;
}

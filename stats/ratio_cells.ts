/** Over so many kinds of rows, drawing each kind saves no time. */
const MOST_CELLS = 128;

/** Rows that are equal. */
export interface RatioCell {
  /** What each adds to the numerator. */
  readonly numerator: number;
  /** What each adds to the denominator. */
  readonly denominator: number;
  /** How many there are. */
  readonly count: number;
}

/**
 * Counts rows by what they are. Rows of two zeros add nothing and are left out.
 *
 * @param numerators What each row adds to the numerator.
 * @param denominators What each row adds to the denominator.
 * @returns The kinds of rows in ascending order, or `null` where they are over
 *   128.
 *
 * @example Usage
 * ```ts
 * import { cellsOf } from "@aftertune/aftertune/stats/ratio_cells.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(cellsOf([1, 0, 0, 1], [1, 1, 0, 1]), [
 *   { numerator: 0, denominator: 1, count: 1 },
 *   { numerator: 1, denominator: 1, count: 2 },
 * ]);
 * ```
 */
export function cellsOf(
  numerators: ArrayLike<number>,
  denominators: ArrayLike<number>,
): RatioCell[] | null {
  const places = new Map<number, Map<number, number>>();
  let kinds = 0;
  for (let row = 0; row < numerators.length; row++) {
    const numerator = numerators[row] as number;
    const denominator = denominators[row] as number;
    let counts = places.get(numerator);
    if (counts === undefined) places.set(numerator, counts = new Map());
    const count = counts.get(denominator) ?? 0;
    if (count === 0 && ++kinds > MOST_CELLS) return null;
    counts.set(denominator, count + 1);
  }
  return Array.from(places).flatMap(([numerator, counts]) =>
    Array.from(counts, ([denominator, count]) => ({
      numerator,
      denominator,
      count,
    }))
  )
    .filter(({ numerator, denominator }) =>
      numerator !== 0 || denominator !== 0
    )
    .sort((one, other) =>
      one.numerator - other.numerator || one.denominator - other.denominator
    );
}

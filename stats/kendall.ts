import { checkPairs } from "./check_pairs.ts";

/**
 * Kendall's tau-b: the pairs of rows in the same order in both columns less
 * those in opposite order, by √((all − tied in one)·(all − tied in the other))
 * (Kendall 1945, https://doi.org/10.2307/2332303). Sorts rather than compare
 * each row with each other (Knight 1966). `kendallInterval` gives its interval.
 *
 * @param one The one column.
 * @param other The other column, in the same order.
 * @returns From −1 to 1, or `null` where a column has a single value again and
 *   again, so that it orders nothing.
 * @throws {RangeError} If the lengths differ, there is no value, or one is not
 *   finite.
 *
 * @example Usage
 * ```ts
 * import { kendall } from "@aftertune/aftertune/stats/mod.ts";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * const correlation = kendall([1, 2, 3, 4, 5, 6], [2, 1, 4, 3, 6, 5]);
 * assertAlmostEquals(correlation ?? NaN, 0.6, 1e-15);
 * ```
 */
export function kendall(
  one: ArrayLike<number>,
  other: ArrayLike<number>,
): number | null {
  checkPairs(one, other);
  const rows: Row[] = Array.from(
    one,
    (x, row) => ({ x, y: other[row] as number }),
  )
    .sort((a, b) => a.x - b.x || a.y - b.y);
  const all = pairs(rows.length);
  const tied = tiedPairs(rows, (a, b) => a.x === b.x);
  const both = tiedPairs(rows, (a, b) => a.x === b.x && a.y === b.y);
  const { sorted, exchanges } = sortByOther(rows);
  const otherTied = tiedPairs(sorted, (a, b) => a.y === b.y);
  if (tied === all || otherTied === all) return null;
  const difference = all - tied - otherTied + both - 2 * exchanges;
  return difference / Math.sqrt(all - tied) / Math.sqrt(all - otherTied);
}

interface Row {
  readonly x: number;
  readonly y: number;
}

function pairs(count: number): number {
  return count * (count - 1) / 2;
}

/** Pairs of rows that are the same; the same rows must be neighbours. */
function tiedPairs(
  rows: readonly Row[],
  same: (one: Row, other: Row) => boolean,
): number {
  let total = 0;
  let run = 1;
  for (const [place, row] of rows.entries()) {
    const next = rows[place + 1];
    if (next !== undefined && same(row, next)) run++;
    else {
      total += pairs(run);
      run = 1;
    }
  }
  return total;
}

/** Merge sort by y that counts the pairs it puts into order. */
function sortByOther(
  rows: readonly Row[],
): { sorted: Row[]; exchanges: number } {
  if (rows.length < 2) return { sorted: [...rows], exchanges: 0 };
  const middle = rows.length >> 1;
  const left = sortByOther(rows.slice(0, middle));
  const right = sortByOther(rows.slice(middle));
  const sorted: Row[] = [];
  let exchanges = left.exchanges + right.exchanges;
  let from = 0;
  for (const row of right.sorted) {
    while (from < middle && (left.sorted[from] as Row).y <= row.y) {
      sorted.push(left.sorted[from] as Row);
      from++;
    }
    exchanges += middle - from;
    sorted.push(row);
  }
  return { sorted: sorted.concat(left.sorted.slice(from)), exchanges };
}

import { weightedSum } from "../stats/mod.ts";
import type { Known } from "./share_of.ts";

/** A number that goes into another one. */
export interface Part extends Known {
  /** Parts of one label are not independent of each other. */
  readonly label: string;
}

/** A function of as many numbers as there are parts; each moves it one way only. */
export type Combination = (values: readonly number[]) => number;

/**
 * Makes one number of several, with its interval. Each part moves the number by
 * what it would be at the end of the part's own interval; moves of independent
 * parts add up as √Σmove², those of parts of one label as they are, as if all
 * erred the same way. Of sums this is the MOVER interval of Zou and Donner
 * (2008, https://doi.org/10.1002/sim.3095), of other functions its first order.
 *
 * @param parts The parts, at least one, with intervals of one level.
 * @param of What makes the number.
 * @returns The number; not defined where a part is not, without an interval
 *   where a part has none. It takes the notes of its parts along.
 *
 * @example The mean of two tasks
 * ```ts
 * import { combined, meanOf } from "@aftertune/aftertune/analyses/combined.ts";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * const one = { value: 0.5, low: 0.47, high: 0.53, n: 100, note: null };
 * const other = { value: 0.7, low: 0.66, high: 0.74, n: 400, note: null };
 * const mean = combined(
 *   [{ ...one, label: "facts" }, { ...other, label: "sums" }],
 *   meanOf,
 * );
 * assertAlmostEquals(mean.value ?? NaN, 0.6);
 * assertAlmostEquals(mean.low ?? NaN, 0.575);
 * ```
 */
export function combined(parts: readonly Part[], of: Combination): Known {
  const known = {
    n: parts.reduce((sum, part) => sum + (part.n ?? 0), 0),
    note: [...new Set(parts.flatMap(({ note }) => note ?? []))].join(" ") ||
      null,
  };
  const values = parts.flatMap(({ value }) => value ?? []);
  if (values.length < parts.length) {
    return { value: null, low: null, high: null, ...known, n: null };
  }
  const value = of(values);
  const isOpen = parts.some(({ low, high }) => low === null || high === null);
  return isOpen
    ? { value, low: null, high: null, ...known }
    : { value, ...endsOf(parts, { value, values, of }), ...known };
}

/**
 * The mean, each number counting the same.
 *
 * @param values The numbers, at least one.
 * @returns Their mean.
 *
 * @example Usage
 * ```ts
 * import { meanOf } from "@aftertune/aftertune/analyses/combined.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(meanOf([0.5, 1]), 0.75);
 * ```
 */
export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** What a number is made by. */
interface Making {
  readonly value: number;
  readonly values: readonly number[];
  readonly of: Combination;
}

function endsOf(
  parts: readonly Part[],
  { value, values, of }: Making,
): { readonly low: number; readonly high: number } {
  const ends = parts.map(({ label, low, high }, place) => {
    const moved = [low, high].map((end) => {
      const at = values.with(place, end as number);
      return { end: end as number, by: of(at) - value };
    }).toSorted((one, other) => one.by - other.by);
    const [down, up] = moved as [typeof moved[0], typeof moved[0]];
    return { label, down, up };
  });
  const groups = [...Map.groupBy(ends, ({ label }) => label).values()];
  const { low, high } = weightedSum(groups.map((group) => ({
    ...{ weight: 1, value: 0 },
    low: group.reduce((sum, { down }) => sum + down.by, 0),
    high: group.reduce((sum, { up }) => sum + up.by, 0),
  })));
  // All parts at their ends are further than it can be.
  const lowest = of(ends.map(({ down }) => down.end));
  const highest = of(ends.map(({ up }) => up.end));
  // Where no part moves it alone, as a product of zeros, all together may.
  return low === 0 && high === 0 ? { low: lowest, high: highest } : {
    low: Math.max(value + low, lowest),
    high: Math.min(value + high, highest),
  };
}

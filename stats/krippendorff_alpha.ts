import { midRanks } from "./mid_ranks.ts";

/** What ratings say: only whether they are equal, their order, or how far. */
export type Scale = "nominal" | "ordinal" | "interval";

/** Options of {@linkcode krippendorffAlpha}. */
export interface AlphaOptions {
  /** How ratings are compared. */
  readonly scale: Scale;
}

/** What judges say of one thing; `null` where one says nothing. */
export type Ratings = readonly (string | number | null)[];

/**
 * Krippendorff's alpha, the agreement of any number of judges beyond chance: 1
 * less how far ratings of the same thing differ, by how far any ratings do
 * (Krippendorff 2011, https://repository.upenn.edu/asc_papers/43). Judges may
 * leave things out; a thing that fewer than two rate tells nothing and is left
 * out. `bootstrap` over the things gives its interval.
 *
 * @param units The ratings of each thing.
 * @param options The scale of the ratings.
 * @returns At most 1, 0 where judges agree as by chance; `null` where nothing
 *   is rated twice or all ratings are equal.
 * @throws {TypeError} If a rating is no finite number, on any but the nominal
 *   scale.
 *
 * @example Usage
 * ```ts
 * import { krippendorffAlpha } from "@aftertune/aftertune/stats/mod.ts";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * const ratings = [["yes", "yes"], ["no", "no"], ["no", "yes"], ["no", null]];
 * const agreement = krippendorffAlpha(ratings, { scale: "nominal" });
 * assertAlmostEquals(agreement ?? NaN, 4 / 9, 1e-15);
 * ```
 */
export function krippendorffAlpha(
  units: readonly Ratings[],
  { scale }: AlphaOptions,
): number | null {
  const rated = units
    .map((ratings) => ratings.filter((rating) => rating !== null))
    .filter((ratings) => ratings.length > 1);
  const numbers = rated.map((ratings) => ratings.length);
  const all = numbersOf(rated.flat(), scale);
  const differ = scale === "nominal" ? shareUnequal : meanSquare;
  const expected = all.length === 0 ? 0 : differ(all);
  if (expected === 0) return null;
  let start = 0;
  let observed = 0;
  for (const count of numbers) {
    observed += count * differ(all.subarray(start, start + count));
    start += count;
  }
  return 1 - observed / all.length / expected;
}

/** Ratings as numbers that differ as far as the ratings do. */
function numbersOf(
  ratings: readonly (string | number)[],
  scale: Scale,
): Float64Array {
  if (scale === "nominal") {
    const places = new Map([...new Set(ratings)].map((each, at) => [each, at]));
    return Float64Array.from(ratings, (rating) => places.get(rating) as number);
  }
  const numbers = Float64Array.from(ratings, (rating) => {
    if (typeof rating !== "number" || !Number.isFinite(rating)) {
      throw new TypeError(
        `Cannot compare on the ${scale} scale as ratings must be finite numbers: ${
          JSON.stringify(rating)
        }`,
      );
    }
    return rating;
  });
  return scale === "ordinal" ? midRanks(numbers) : numbers;
}

/** How many of all pairs are unequal. */
function shareUnequal(values: Float64Array): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const n = values.length;
  const equal = counts.values().reduce((sum, count) => sum + count * count, 0);
  return (n * n - equal) / (n * (n - 1));
}

/** The mean square of the differences of all pairs: twice the variance. */
function meanSquare(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return 2 * squares / (values.length - 1);
}

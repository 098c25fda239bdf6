/**
 * The means of all resamples that there are: n values can be drawn with
 * replacement in nⁿ ways, each as likely as the next. Of a few values these are
 * fewer than one would draw, and leave nothing to chance.
 *
 * @param values The values, at least one.
 * @param draws How many means to return.
 * @returns The means in order, each resample as often as the next; `null` where
 *   there are more resamples than draws.
 *
 * @example Usage
 * ```ts
 * import { everyMean } from "@aftertune/aftertune/stats/every_mean.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(everyMean([1, 0], 8), Float64Array.of(0, 0, .5, .5, .5, .5, 1, 1));
 * assertEquals(everyMean([1, 0], 3), null);
 * ```
 */
export function everyMean(
  values: ArrayLike<number>,
  draws: number,
): Float64Array | null {
  const n = values.length;
  const resamples = n ** n;
  if (resamples > draws) return null;
  const each = Array.from(values);
  let sums = [0];
  for (let row = 0; row < n; row++) {
    sums = sums.flatMap((sum) => each.map((value) => sum + value));
  }
  const means = Float64Array.from(sums, (sum) => sum / n).sort();
  const drawn = new Float64Array(draws);
  const first = (resample: number) => Math.ceil(resample * draws / resamples);
  means.forEach((mean, resample) =>
    drawn.fill(mean, first(resample), first(resample + 1))
  );
  return drawn;
}

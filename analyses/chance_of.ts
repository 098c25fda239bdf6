import type { Sample } from "../core/mod.ts";

/**
 * How often guessing is right: the mean of 1 / choices.
 *
 * @param samples The samples, each with its choices.
 * @param places Places of those that count.
 * @returns The share, or `null` where a sample has no choices or none counts.
 *
 * @example Usage
 * ```ts
 * import { chanceOf } from "@aftertune/aftertune/analyses/chance_of.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const sample = { id: "1", question: "6 × 7?", targets: ["42"] };
 * const choices = ["42", "43", "44", "45"];
 * assertEquals(chanceOf([{ ...sample, choices }], [0]), 0.25);
 * assertEquals(chanceOf([sample], [0]), null);
 * ```
 */
export function chanceOf(
  samples: readonly Sample[],
  places: ArrayLike<number>,
): number | null {
  let sum = 0;
  for (let row = 0; row < places.length; row++) {
    const count = samples[places[row] as number]?.choices?.length ?? 0;
    if (count === 0) return null;
    sum += 1 / count;
  }
  return places.length === 0 ? null : sum / places.length;
}

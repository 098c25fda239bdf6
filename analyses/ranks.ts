import { holm } from "../stats/mod.ts";
import { leadOf, type RankedTask } from "./lead.ts";
import type { Scores } from "./pairs.ts";

/** The places that a model may have among others, from the best to the worst. */
export interface RankInterval {
  /** The best place that it may have, 1 at the least. */
  readonly best: number;
  /** The worst place that it may have. */
  readonly worst: number;
}

/** Options of {@linkcode ranks}. */
export interface RanksOptions {
  /** The tasks, in the order of each model's columns; all count the same. */
  readonly tasks: readonly RankedTask[];
  /** With which probability all intervals hold at once, in (0, 1). */
  readonly level: number;
}

/**
 * Says which places each model may have among others that were asked the same
 * samples. Every two are compared on the samples that both have a score on; a
 * model's interval leaves out the places of those that are clearly better and
 * those that are clearly worse (Mohamad, Goeman and van Zwet 2022,
 * https://doi.org/10.1002/bimj.202000248). Holm's method over both directions
 * of all pairs makes the intervals hold together, whatever depends on what
 * (as in Mogstad, Romano, Shaikh and Wilhelm 2024,
 * https://doi.org/10.1093/restud/rdad006). Models of equal ability may have any
 * of the places that they take together. {@linkcode leadOf} has the tests.
 *
 * @param models The columns of each model, one a task.
 * @param options The tasks and the level.
 * @returns An interval a model, in their order.
 * @throws {RangeError} If columns of one task differ in length.
 *
 * @example A clear winner, and two that nothing tells apart
 * ```ts
 * import { ranks } from "@aftertune/aftertune/analyses/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const right = Array.from({ length: 20 }, () => 1);
 * const wrong = right.map(() => 0);
 * assertEquals(
 *   ranks([[wrong], [right], [wrong]], {
 *     tasks: [{ binary: true, better: "higher" }],
 *     level: 0.95,
 *   }),
 *   [{ best: 2, worst: 3 }, { best: 1, worst: 1 }, { best: 2, worst: 3 }],
 * );
 * ```
 */
export function ranks(
  models: readonly (readonly Scores[])[],
  { tasks, level }: RanksOptions,
): RankInterval[] {
  const sides = models.flatMap((one, place) =>
    models.slice(place + 1).flatMap((other, distance) => {
      const otherPlace = place + 1 + distance;
      const { ahead, pValue } = leadOf(one, other, tasks);
      return [
        { winner: place, loser: otherPlace, p: ahead > 0 ? pValue / 2 : 1 },
        { winner: otherPlace, loser: place, p: ahead < 0 ? pValue / 2 : 1 },
      ];
    })
  );
  const adjusted = holm(sides.map(({ p }) => p));
  const places = models.map((): Place => ({ best: 1, worst: models.length }));
  for (const [index, { winner, loser }] of sides.entries()) {
    if ((adjusted[index] as number) > 1 - level) continue;
    (places[loser] as Place).best++;
    (places[winner] as Place).worst--;
  }
  return places;
}

interface Place {
  best: number;
  worst: number;
}

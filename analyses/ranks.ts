import { holm, mcnemar, pairedDifference } from "../stats/mod.ts";
import { type Pair, pairsOf, type Scores } from "./pairs.ts";

/** The places that a model may have among others, from the best to the worst. */
export interface RankInterval {
  /** The best place that it may have, 1 at the least. */
  readonly best: number;
  /** The worst place that it may have. */
  readonly worst: number;
}

/** One of the tasks that models are ranked on. */
export interface RankedTask {
  /** Whether each score is 0 or 1. */
  readonly binary: boolean;
  /** Which way is up. */
  readonly better: "higher" | "lower";
  /** The group of each sample, `null` where it is its own; absent where all are. */
  readonly groups?: readonly (string | null)[] | null;
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
 * of the places that they take together.
 *
 * One task of binary scores is tested exactly (McNemar), all else by Student's
 * t over the tasks as strata, clustered where samples belong together. Where
 * they do not, a gained and a lost pair join each binary task, as in `paired`,
 * so that few flips are not taken for certainty.
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
      const { ahead, pValue } = compare(one, other, tasks);
      return [
        { winner: place, loser: otherPlace, p: ahead > 0 ? pValue / 2 : 1 },
        { winner: otherPlace, loser: place, p: ahead < 0 ? pValue / 2 : 1 },
      ];
    })
  );
  const adjusted = holm(sides.map(({ p }) => p));
  const clear = sides.filter((_, index) =>
    (adjusted[index] as number) <= 1 - level
  );
  const count = (side: "winner" | "loser", place: number) =>
    clear.filter((one) => one[side] === place).length;
  return models.map((_, place) => ({
    best: 1 + count("loser", place),
    worst: models.length - count("winner", place),
  }));
}

/** What two models say of each other. */
interface Lead {
  /** Above 0 where the one is ahead, below where the other is. */
  readonly ahead: number;
  /** Two-sided p-value; 1 where nothing tells. */
  readonly pValue: number;
}

function compare(
  one: readonly Scores[],
  other: readonly Scores[],
  tasks: readonly RankedTask[],
): Lead {
  const parts = tasks.map((task, index) => ({
    task,
    pairs: pairsOf(other[index] as Scores, one[index] as Scores),
  }));
  const [first, ...rest] = parts;
  const isExact = first !== undefined && rest.length === 0 &&
    first.task.binary && !first.task.groups;
  return isExact ? exactLead(first) : averageLead(parts);
}

/** The pairs of one task. */
interface Part {
  readonly task: RankedTask;
  readonly pairs: readonly Pair[];
}

function exactLead({ task, pairs }: Part): Lead {
  const gained = pairs.filter(({ before, after }) => after > before).length;
  const lost = pairs.filter(({ before, after }) => after < before).length;
  return {
    ahead: sign(task) * (gained - lost),
    pValue: mcnemar(gained, lost),
  };
}

function averageLead(parts: readonly Part[]): Lead {
  if (parts.some(({ pairs }) => pairs.length === 0)) return UNKNOWN;
  const isClustered = parts.some(({ task }) => task.groups);
  const rows = parts.flatMap(({ task, pairs }, stratum) => [
    ...pairs.map(({ index, before, after }) => ({
      difference: sign(task) * (after - before),
      cluster: `${stratum}/${labelOf(task, index)}`,
      stratum,
    })),
    ...(task.binary && !isClustered ? [1, -1] : []).map((difference) => ({
      difference,
      stratum,
      cluster: "",
    })),
  ]);
  const average = pairedDifference(
    new Float64Array(rows.length),
    rows.map(({ difference }) => difference),
    {
      level: 0.95,
      weighting: "macro",
      strata: rows.map(({ stratum }) => stratum),
      ...isClustered ? { clusters: rows.map(({ cluster }) => cluster) } : {},
    },
  );
  return average === null
    ? UNKNOWN
    : { ahead: average.mean, pValue: Math.min(1, average.pValue) };
}

const UNKNOWN: Lead = { ahead: 0, pValue: 1 };

/** Samples without a group are one each. */
function labelOf({ groups }: RankedTask, index: number): string {
  const group = groups?.[index] ?? null;
  return group === null ? `sample/${index}` : `group/${group}`;
}

function sign({ better }: RankedTask): 1 | -1 {
  return better === "higher" ? 1 : -1;
}

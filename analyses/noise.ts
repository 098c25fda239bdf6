import type { Analysis, Column, Figure, Finding, Study } from "../core/mod.ts";
import { columnFinder, placeOf } from "./column_finder.ts";
import { differenceOf } from "./difference_of.ts";
import { figure } from "./figure.ts";
import { type Known, shareOf } from "./share_of.ts";
import { sharedScores } from "./shared_scores.ts";

/** What differs when a model is asked again. */
export interface NoiseFloor {
  /** Share of samples whose score differs. */
  readonly flipRate: number;
  /** How far the score differs, at least 0. */
  readonly difference: number;
}

/** Looks up what differs between equal models; `null` where none was asked again. */
export type NoiseLookup = (
  place: Pick<Figure, "task" | "treatment" | "evaluator">,
) => NoiseFloor | null;

/** What differs when the same model is asked again. */
export const noise: Analysis = {
  name: "noise",
  title: "Noise floor",
  description:
    "What differs where the same model was asked again, such as with another batch size, seed or machine: the share of samples whose score changed, and how far the mean did, whichever way. A change of a tuned model that is no larger than this says nothing about tuning. Intervals as those of transitions and drops.",
  analyse(study) {
    return repeatsOf(study).flatMap((pair) => figuresOf(pair, study.level));
  },
};

/**
 * Looks the noise floor up, to be shown beside differences: the largest of all
 * models that were asked again.
 *
 * @param results What the analyses found.
 * @returns What finds the noise of a task, treatment and evaluator.
 *
 * @example Without a model that was asked again nothing is known
 * ```ts
 * import { noiseFloor } from "@aftertune/aftertune/analyses/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const floorOf = noiseFloor({ findings: [] });
 * const place = { task: "facts", treatment: "none", evaluator: "exact" };
 * assertEquals(floorOf(place), null);
 * ```
 */
export function noiseFloor(
  { findings }: { readonly findings: readonly Finding[] },
): NoiseLookup {
  const found = findings.find(({ name }) => name === noise.name);
  const floors = new Map<string, NoiseFloor>();
  for (const { quantity, value, ...place } of found?.figures ?? []) {
    const key = keyOf(place);
    const known = floors.get(key) ?? { flipRate: 0, difference: 0 };
    const part = quantity === "noise_flip_rate" ? "flipRate" : "difference";
    floors.set(key, {
      ...known,
      [part]: Math.max(known[part], value ?? 0),
    });
  }
  return (place) => floors.get(keyOf(place)) ?? null;
}

function keyOf(
  { task, treatment, evaluator }: Parameters<NoiseLookup>[0],
): string {
  return JSON.stringify([task, treatment, evaluator]);
}

/** The scores of a model that was asked again, with those of the first time. */
interface Repeat {
  readonly repeat: Column;
  readonly original: Column;
}

function repeatsOf(
  { columns, design }: Pick<Study, "columns" | "design">,
): Repeat[] {
  const find = columnFinder(columns);
  const originals = new Map(Object.entries(design.repeats));
  return columns.flatMap((repeat) => {
    const model = originals.get(repeat.model);
    const original = model === undefined
      ? undefined
      : find({ ...placeOf(repeat), model });
    return original === undefined ? [] : [{ repeat, original }];
  });
}

function figuresOf({ repeat, original }: Repeat, level: number): Figure[] {
  const { n, scores, clusters } = sharedScores([original, repeat]);
  if (n === 0) return [];
  const [first, second] = scores as [Float64Array, Float64Array];
  const differences = second.map((score, row) =>
    score - (first[row] as number)
  );
  const flips = differences.map((difference) => difference === 0 ? 0 : 1);
  const most = repeat.binary ? 1 : null;
  const place = { ...placeOf(repeat), against: original.model };
  return [
    figure("noise_flip_rate", {
      ...place,
      ...shareOf(flips, { clusters, level }),
    }),
    figure("noise_difference", {
      ...place,
      ...absolute(differenceOf(differences, { most, clusters, level })),
    }),
  ];
}

function absolute({ value, low, high, n, note }: Known): Known {
  const size = Math.abs(value ?? 0);
  if (low === null || high === null) return { value: size, low, high, n, note };
  const ends = [low, high].map(Math.abs);
  return {
    value: size,
    low: low <= 0 && high >= 0 ? 0 : Math.min(...ends),
    high: Math.max(...ends),
    n,
    note,
  };
}

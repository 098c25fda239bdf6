import type { Analysis, Column, Figure, Study } from "../core/mod.ts";
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
  task: string,
  treatment: string,
  evaluator: string,
) => NoiseFloor | null;

/** A study that says which models were asked again. */
export interface RepeatedStudy {
  /** The part that says so. */
  readonly design: Pick<Study["design"], "repeats">;
}

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
 * Looks the noise floor of a study up, to be shown beside differences: the
 * largest of all models that were asked again.
 *
 * @param study The study.
 * @returns What finds the noise of a task, treatment and evaluator.
 *
 * @example Without a model that was asked again nothing is known
 * ```ts
 * import { noiseFloor } from "@aftertune/aftertune/analyses/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const study = { columns: [], level: 0.95, design: { repeats: {} } };
 * const floor = noiseFloor(study);
 * assertEquals(floor("facts", "none", "exact"), null);
 * ```
 */
export function noiseFloor(
  study: Pick<Study, "columns" | "level"> & RepeatedStudy,
): NoiseLookup {
  const floors = new Map<string, NoiseFloor>();
  for (const pair of repeatsOf(study)) {
    const [flips, difference] = figuresOf(pair, study.level);
    const key = keyOf(pair.repeat);
    const known = floors.get(key) ?? { flipRate: 0, difference: 0 };
    if (flips === undefined || difference === undefined) continue;
    floors.set(key, {
      flipRate: Math.max(known.flipRate, flips.value ?? 0),
      difference: Math.max(known.difference, difference.value ?? 0),
    });
  }
  return (task, treatment, evaluator) =>
    floors.get(keyOf({ task, treatment, evaluator })) ?? null;
}

function keyOf(
  { task, treatment, evaluator }: Pick<
    Column,
    "task" | "treatment" | "evaluator"
  >,
): string {
  return JSON.stringify([task, treatment, evaluator]);
}

/** The scores of a model that was asked again, with those of the first time. */
interface Repeat {
  readonly repeat: Column;
  readonly original: Column;
}

function repeatsOf(
  { columns, design }: Pick<Study, "columns"> & RepeatedStudy,
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

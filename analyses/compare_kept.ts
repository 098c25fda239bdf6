import type { Cell, KeptColumn, KeptResults, PairedRow } from "../core/mod.ts";
import { adjust } from "./adjust.ts";
import { apartReason } from "./apart_reason.ts";
import { flips } from "./flips.ts";
import { paired } from "./paired.ts";

/** A model of a run whose results were kept. */
export interface KeptModel {
  /** What was kept. */
  readonly run: Pick<
    KeptResults,
    "columns" | "samples" | "summary" | "settings" | "level" | "seed"
  >;
  /** Name of the model in the run. */
  readonly name: string;
  /** What the comparison calls it; differs from the other model's. */
  readonly label: string;
}

/** Two columns of scores, compared. */
export interface KeptPair {
  /** The comparison. */
  readonly row: PairedRow;
  /** Ids of the samples whose score rose, then of those whose score fell. */
  readonly flipped: Readonly<Record<"gained" | "lost", readonly string[]>>;
}

/** Scores of one of the models that the other has nothing to compare with. */
export interface ApartScores extends Omit<Cell, "model" | "metric"> {
  /** Why, in a clause. */
  readonly reason: string;
}

/** What two models say of each other. */
export interface KeptComparison {
  /** What was compared, in the order of the reference's scores. */
  readonly pairs: readonly KeptPair[];
  /** What could not be compared. */
  readonly apart: readonly ApartScores[];
}

/**
 * Compares two models sample by sample, of one run or of two. Scores are
 * compared where their keys are equal: the same was asked and judged in the
 * same way. What has no counterpart is named with the reason. P-values are
 * corrected for all of these comparisons and no others.
 *
 * @param reference The model that is compared with; level and seed are its run's.
 * @param model The other one.
 * @returns The comparisons, and what could not be compared.
 *
 * @example Two models of one run
 * ```ts
 * import { compareKept } from "@aftertune/aftertune/analyses/mod.ts";
 * import type { KeptColumn } from "@aftertune/aftertune/core/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const columnOf = (model: string, values: number[]): KeptColumn => ({
 *   ...{ model, task: "facts", treatment: "none", evaluator: "exact" },
 *   ...{ metric: "accuracy", binary: true, better: "higher", key: "1a" },
 *   ...{ measures: "ability", values },
 * });
 * const run = {
 *   columns: [columnOf("base", [0, 0, 1]), columnOf("sft", [1, 0, 1])],
 *   samples: [{ task: "facts", ids: ["x", "y", "z"], groups: null }],
 *   ...{ summary: [], settings: {}, level: 0.95, seed: 1 },
 * };
 * const { pairs } = compareKept(
 *   { run, name: "base", label: "base" },
 *   { run, name: "sft", label: "sft" },
 * );
 * assertEquals(pairs[0]?.flipped, { gained: ["x"], lost: [] });
 * ```
 */
export function compareKept(
  reference: KeptModel,
  model: KeptModel,
): KeptComparison {
  const columns = columnsOf(reference);
  const others = columnsOf(model);
  const byKey = new Map(others.map((column) => [column.key, column]));
  const pairs = columns.flatMap((column) => {
    const other = byKey.get(column.key);
    return other === undefined
      ? []
      : [pairOf(column, other, { reference, model })];
  });
  const rows = adjust(pairs.map(({ row }) => row));
  const apart = [
    ...apartFrom(model, reference),
    ...apartFrom(reference, model),
  ];
  return {
    pairs: pairs.map((pair, at) => ({ ...pair, row: rows[at] as PairedRow })),
    apart: [...new Map(apart.map((one) => [placeOf(one), one])).values()],
  };
}

interface Sides {
  readonly reference: KeptModel;
  readonly model: KeptModel;
}

function columnsOf({ run, name }: KeptModel): KeptColumn[] {
  return run.columns.filter(({ model }) => model === name);
}

function pairOf(
  before: KeptColumn,
  after: KeptColumn,
  { reference, model }: Sides,
): KeptPair {
  const { task, treatment, evaluator, metric, binary, better } = before;
  const list = samplesOf(reference, task);
  const values = valuesAt(list.ids, after, samplesOf(model, task).ids);
  const { level, seed } = reference.run;
  const places = flips(before.values, values);
  const ids = (change: "gained" | "lost") =>
    places.filter((place) => place.change === change)
      .map(({ index }) => list.ids[index] as string);
  return {
    row: {
      ...{ reference: reference.label, model: model.label },
      ...{ task, treatment, evaluator, metric, better, pAdjusted: null },
      ...paired(before.values, values, {
        ...{ binary, level, seed },
        ...list.groups === null ? {} : { groups: list.groups },
      }),
    },
    flipped: { gained: ids("gained"), lost: ids("lost") },
  };
}

function samplesOf({ run }: KeptModel, task: string) {
  return run.samples.find((list) => list.task === task) ??
    { task, ids: [], groups: null };
}

/** Scores in the places of other samples: each run may have asked more of them. */
function valuesAt(
  ids: readonly string[],
  { values }: KeptColumn,
  own: readonly string[],
): (number | null)[] {
  const places = new Map(own.map((id, place) => [id, place]));
  return ids.map((id) => values[places.get(id) ?? -1] ?? null);
}

/** The scores of a model that another one has none of the same key as. */
function apartFrom(other: KeptModel, model: KeptModel): ApartScores[] {
  const others = columnsOf(other);
  const keys = new Set(others.map(({ key }) => key));
  return columnsOf(model).filter(({ key }) => !keys.has(key)).map((column) => {
    const { task, treatment, evaluator } = column;
    const posed = others.filter((one) =>
      one.task === task && one.treatment === treatment
    );
    const nearest = posed.find((one) => one.evaluator === evaluator) ??
      posed[0];
    const reason = nearest === undefined
      ? `${other.label} was not asked`
      : apartReason(
        { run: model.run, column },
        { run: other.run, column: nearest },
      );
    return { task, treatment, evaluator, reason };
  });
}

function placeOf({ task, treatment, evaluator }: ApartScores): string {
  return JSON.stringify([task, treatment, evaluator]);
}

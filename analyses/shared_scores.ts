import type { Column } from "../core/mod.ts";
import { clustersOf } from "./clusters_of.ts";

/** What several columns say of the samples that all of them have a score on. */
export interface SharedScores {
  /** How many samples these are. */
  readonly n: number;
  /** Their places in each column. */
  readonly places: readonly Uint32Array[];
  /** Their scores in each column. */
  readonly scores: readonly Float64Array[];
  /** A label a sample where samples group; `undefined` where each is its own. */
  readonly clusters: readonly string[] | undefined;
}

/**
 * Takes the samples out of columns that all of them have a score on. Samples
 * are paired by their ids, as a treatment may fit only some of them.
 *
 * @param columns The columns, at least one.
 * @returns The samples in the order of the first column.
 *
 * @example Usage
 * ```ts
 * import { sharedScores } from "@aftertune/aftertune/analyses/shared_scores.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const samples = ["a", "b", "c"].map((id) => ({ id, question: "", targets: [] }));
 * const { scores } = sharedScores([
 *   { samples, values: [0, null, 1] },
 *   { samples: samples.toReversed(), values: [0.25, 0.5, 0.75] },
 * ]);
 * assertEquals(scores, [Float64Array.of(0, 1), Float64Array.of(0.75, 0.25)]);
 * ```
 */
export function sharedScores(
  columns: readonly Pick<Column, "samples" | "values">[],
): SharedScores {
  const samples = columns[0]?.samples ?? [];
  const finders = columns.map((column) => placesIn(column, samples));
  const shared = columns.reduce((rows, { values }, at) => {
    const finder = finders[at] as Uint32Array;
    return rows.filter((row) =>
      (values[finder[row] as number] ?? null) !== null
    );
  }, rowsOf(samples));
  const places = finders.map((finder) =>
    shared.map((row) => finder[row] as number)
  );
  const labels = clustersOf(samples);
  return {
    n: shared.length,
    places,
    scores: columns.map(({ values }, at) => {
      const rows = places[at] as Uint32Array;
      return new Float64Array(rows.length).map((_, row) =>
        values[rows[row] as number] as number
      );
    }),
    clusters: labels === null
      ? undefined
      : Array.from(shared, (row) => labels[row] as string),
  };
}

/** Where each sample is in a column; beyond its end where it is not there. */
function placesIn(
  column: Pick<Column, "samples">,
  samples: Column["samples"],
): Uint32Array {
  if (
    column.samples === samples ||
    samples.every(({ id }, row) => column.samples[row]?.id === id)
  ) return rowsOf(samples);
  const rows = new Map(column.samples.map(({ id }, row) => [id, row]));
  return Uint32Array.from(
    samples,
    ({ id }) => rows.get(id) ?? column.samples.length,
  );
}

/** From 0 on; an iterator of keys would take ten times as long. */
function rowsOf(samples: Column["samples"]): Uint32Array {
  return new Uint32Array(samples.length).map((_, row) => row);
}

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
  const rows = sharedRows(columns, finders);
  const places = finders.map((finder) =>
    finder === null ? rows : rows.map((row) => finder[row] as number)
  );
  const labels = clustersOf(samples);
  return {
    n: rows.length,
    places,
    scores: columns.map(({ values }, at) =>
      take(values, places[at] as Uint32Array)
    ),
    clusters: labels === null
      ? undefined
      : Array.from(rows, (row) => labels[row] as string),
  };
}

/** The rows of the first column whose sample has a score in all columns. */
function sharedRows(
  columns: readonly Pick<Column, "samples" | "values">[],
  finders: readonly (Uint32Array | null)[],
): Uint32Array {
  const all = columns[0]?.samples.length ?? 0;
  const scored = new Uint8Array(all).fill(1);
  for (const [at, { values }] of columns.entries()) {
    const finder = finders[at] ?? null;
    for (let row = 0; row < all; row++) {
      const place = finder === null ? row : finder[row] as number;
      if ((values[place] ?? null) === null) scored[row] = 0;
    }
  }
  const rows = new Uint32Array(all);
  let n = 0;
  for (let row = 0; row < all; row++) if (scored[row] === 1) rows[n++] = row;
  return rows.subarray(0, n);
}

function take(values: Column["values"], places: Uint32Array): Float64Array {
  const scores = new Float64Array(places.length);
  for (let row = 0; row < scores.length; row++) {
    scores[row] = values[places[row] as number] as number;
  }
  return scores;
}

/** Where each sample is in a column, beyond its end where it is not there; `null` where all are at the same place. */
function placesIn(
  column: Pick<Column, "samples">,
  samples: Column["samples"],
): Uint32Array | null {
  if (column.samples === samples) return null;
  if (samples.every(({ id }, row) => column.samples[row]?.id === id)) {
    return null;
  }
  const rows = new Map(column.samples.map(({ id }, row) => [id, row]));
  return Uint32Array.from(
    samples,
    ({ id }) => rows.get(id) ?? column.samples.length,
  );
}

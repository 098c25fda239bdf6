import type { Column } from "../core/mod.ts";
import { differenceOf } from "./difference_of.ts";
import { notCompared } from "./not_compared.ts";
import { qualityOf } from "./quality.ts";
import { type Known, undefinedAs } from "./share_of.ts";
import { sharedScores } from "./shared_scores.ts";

/**
 * How much better a model does a task than another one, on the samples that
 * both have a score on: above 0 where it does better, whichever way is up.
 *
 * @param before The other model's scores.
 * @param after The model's scores on the same task.
 * @param level Confidence level, in (0, 1).
 * @returns The change; not defined where no sample has both scores, or where
 *   the questions were not put in the same way, and `note` says why.
 *
 * @example Usage
 * ```ts
 * import { qualityChange } from "@aftertune/aftertune/analyses/quality_change.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const asked = { samples: [], values: [], layout: "text" } as never;
 * const { value, note } = qualityChange(asked, asked, 0.95);
 * assertEquals([value, note], [null, "Not defined: no sample has both scores."]);
 * ```
 */
export function qualityChange(
  before: Column,
  after: Column,
  level: number,
): Known {
  const refused = notCompared(before, after);
  if (refused !== null) return undefinedAs(refused);
  const { n, scores, clusters } = sharedScores(
    [before, after].map(qualityOf),
  );
  if (n === 0) return undefinedAs("Not defined: no sample has both scores.");
  const [first, second] = scores as [Float64Array, Float64Array];
  const sign = qualityOf(after).better === "higher" ? 1 : -1;
  const differences = second.map((score, row) =>
    sign * (score - (first[row] as number))
  );
  const most = after.binary ? 1 : null;
  return differenceOf(differences, { most, clusters, level });
}

import type { Column } from "../core/mod.ts";

/**
 * Turns scores of 0 and 1 so that 1 is what is wanted: where less is better, a
 * share becomes 1 less the share. Other scores stay as they are.
 *
 * @param column The scores.
 * @returns The scores of a model's quality.
 *
 * @example Usage
 * ```ts
 * import { qualityOf } from "@aftertune/aftertune/analyses/quality.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const complied = { binary: true, better: "lower", values: [1, 0, null] };
 * assertEquals(qualityOf(complied as never), {
 *   ...{ binary: true, better: "higher", values: [0, 1, null] },
 * } as never);
 * ```
 */
export function qualityOf(column: Column): Column {
  const { binary, better, values } = column;
  if (!binary || better === "higher") return column;
  return {
    ...column,
    better: "higher",
    values: values.map((value) => value === null ? null : 1 - value),
  };
}

/**
 * Names what a quality is measured in: only qualities of one scale can be
 * averaged. Scores of 0 and 1 are all shares of samples, whatever their metric;
 * other scores are of one scale where the same evaluator gives them.
 *
 * @param column The scores.
 * @returns The scale, in words.
 *
 * @example Usage
 * ```ts
 * import { scaleOf } from "@aftertune/aftertune/analyses/quality.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const loss = { evaluator: "loss", metric: "mean", better: "lower" } as const;
 * assertEquals(scaleOf({ ...loss, binary: false }), 'the mean of "loss"');
 * assertEquals(scaleOf({ ...loss, binary: true }), "shares of samples");
 * ```
 */
export function scaleOf(
  { binary, evaluator, metric }: Pick<
    Column,
    "binary" | "evaluator" | "metric" | "better"
  >,
): string {
  return binary ? "shares of samples" : `the ${metric} of "${evaluator}"`;
}

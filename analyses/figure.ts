import type { Figure } from "../core/mod.ts";

/**
 * Makes a figure of what is known; the rest is `null`.
 *
 * @param quantity What was measured, such as `retention`.
 * @param known What is known of it.
 * @returns The figure.
 *
 * @example Usage
 * ```ts
 * import { figure } from "@aftertune/aftertune/analyses/figure.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const kappa = figure("kappa", { model: "sft", against: "base", value: 0.7 });
 * assertEquals([kappa.quantity, kappa.value, kappa.low], ["kappa", 0.7, null]);
 * ```
 */
export function figure(
  quantity: string,
  known: Partial<Omit<Figure, "quantity">> & Pick<Figure, "model">,
): Figure {
  return {
    quantity,
    ...{ against: null, task: null, group: null, treatment: null },
    ...{ evaluator: null, at: null, value: null, low: null, high: null },
    ...{ n: null, note: null },
    ...known,
  };
}

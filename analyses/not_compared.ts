import type { Column } from "../core/mod.ts";

/**
 * Says why two models' scores on a task are not compared where a difference
 * would be averaged: other words around a question may be why one does better.
 *
 * @param before The one model's scores.
 * @param after The other model's scores.
 * @returns A sentence, or `null` where they can be compared.
 *
 * @example Usage
 * ```ts
 * import { notCompared } from "@aftertune/aftertune/analyses/not_compared.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const base = { model: "base", layout: "text" } as const;
 * const aligned = { model: "aligned", layout: "chat" } as const;
 * assertEquals(notCompared(base, { ...base, model: "sft" }), null);
 * assertEquals(
 *   notCompared(base, aligned),
 *   'Not compared: "base" is asked as text, "aligned" as chat.',
 * );
 * ```
 */
export function notCompared(
  before: Pick<Column, "model" | "layout">,
  after: Pick<Column, "model" | "layout">,
): string | null {
  return before.layout === after.layout
    ? null
    : `Not compared: "${before.model}" is asked as ${before.layout}, "${after.model}" as ${after.layout}.`;
}

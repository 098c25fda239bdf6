/**
 * What did the fine-tuning change? The contracts, and the verbs that work on
 * them. Tasks, evaluators, runners and reports are in their own rooms.
 *
 * @example Score stored answers
 * ```ts
 * import { PLAIN, plan, requestOf, score } from "@aftertune/aftertune";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(PLAIN, "none");
 * assertEquals([plan, requestOf, score].every((verb) => verb.length > 0), true);
 * ```
 *
 * @module
 */

export type * from "./core/mod.ts";
export * from "./engine/mod.ts";

import type { Failures } from "../core/mod.ts";
import { countText } from "./number_text.ts";
import { cutText, visibleLine } from "./visible_text.ts";

/** Most UTF-16 code units of an error that is quoted: errors of our own end with what to do, and stay whole with two paths in them. */
const LONGEST = 1000;

/**
 * Says how many requests of a model have no answer and what most of the failed
 * ones say, in one line without control characters.
 *
 * @param failures The count, with the most frequent error.
 * @returns A sentence.
 *
 * @example Usage
 * ```ts
 * import { failuresText } from "@aftertune/aftertune/reports/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(
 *   failuresText({ model: "sft", failed: 5, requests: 16, reason: "timed out" }),
 *   '5 of 16 requests to sft failed, most often: "timed out".',
 * );
 * ```
 */
export function failuresText(
  { model, failed, requests, reason }: Failures,
): string {
  const which = `${countText(failed)} of ${countText(requests)} requests to ${
    visibleLine(model)
  }`;
  if (reason === null) return `${which} have no answer yet.`;
  const said = cutText(visibleLine(reason), LONGEST);
  return `${which} failed, most often: "${said}".`;
}

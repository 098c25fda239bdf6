import type { Failures } from "../core/mod.ts";
import { countText } from "./number_text.ts";
import { cutText, visibleLine } from "./visible_text.ts";

/** Most UTF-16 code units of an error that is quoted: errors of our own end with what to do, and stay whole with two paths in them. */
const LONGEST = 1000;

/**
 * Says how many requests of a model have no answer and what the failed ones
 * say, in one line without control characters.
 *
 * @param failures The count, with the most frequent errors.
 * @returns A sentence.
 *
 * @example Usage
 * ```ts
 * import { failuresText } from "@aftertune/aftertune/reports/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const text = failuresText({
 *   ...{ model: "sft", failed: 5, requests: 16, failedOtherwise: 0 },
 *   reasons: [{ text: "timed out", requests: 5 }],
 * });
 * assertEquals(text, '5 of 16 requests to sft failed, most often: "timed out".');
 * ```
 */
export function failuresText(
  { model, failed, requests, reasons, failedOtherwise }: Failures,
): string {
  const which = `${countText(failed)} of ${countText(requests)} requests to ${
    visibleLine(model)
  }`;
  const [first] = reasons;
  if (first === undefined) return `${which} have no answer yet.`;
  const open = reasons.reduce(
    (rest, { requests }) => rest - requests,
    failed - failedOtherwise,
  );
  if (reasons.length === 1 && open <= 0) {
    return `${which} failed, most often: ${quoted(first.text)}.`;
  }
  const parts = [
    ...reasons.map(({ text, requests }) =>
      `${countText(requests)} with ${quoted(text)}`
    ),
    ...failedOtherwise === 0
      ? []
      : [`${countText(failedOtherwise)} for other reasons`],
  ];
  const told = [parts.slice(0, -1).join(", "), parts.at(-1)]
    .filter((part) => part !== "").join(" and ");
  return open <= 0
    ? `${which} failed: ${told}.`
    : `${which} have no answer: ${countText(open)} ${
      open === 1 ? "was" : "were"
    } not put yet, the others failed, ${told}.`;
}

function quoted(error: string): string {
  return `"${cutText(visibleLine(error), LONGEST)}"`;
}

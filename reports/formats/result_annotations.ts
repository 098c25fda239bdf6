import { outcomeOf } from "../../analyses/mod.ts";
import type { GateRow, PairedRow, Results } from "../../core/mod.ts";
import { failuresText } from "../failures_text.ts";
import { gateNumbers } from "../gate_text.ts";
import { headlineOf, posedName } from "../headline.ts";
import { countText, numberStyle } from "../number_text.ts";
import type { Annotation } from "./annotations.ts";

/**
 * What of the results someone must see who does not open them: models with
 * requests that have no answer, then clear losses, the largest first, then
 * clear gains.
 *
 * @param results The results.
 * @returns Warnings, then notices.
 *
 * @example Usage
 * ```ts
 * import { resultAnnotations } from "@aftertune/aftertune/reports/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const failures = [{
 *   ...{ model: "sft", failed: 2, requests: 2, reasons: [], failedOtherwise: 0 },
 * }];
 * assertEquals(resultAnnotations({ paired: [], tasks: [], failures }), [{
 *   level: "warning",
 *   title: "sft",
 *   message: "2 of 2 requests to sft have no answer yet.",
 * }]);
 * ```
 */
export function resultAnnotations(
  { paired, tasks, failures }: Pick<Results, "paired" | "tasks" | "failures">,
): Annotation[] {
  const rows = headlineOf(paired, tasks).toSorted((one, other) =>
    size(other) - size(one)
  );
  return [
    ...failures.map((one): Annotation => ({
      level: "warning",
      title: one.model,
      message: failuresText(one),
    })),
    ...rows.filter((row) => outcomeOf(row) === "worse")
      .map((row) => annotationOf(row, "warning")),
    ...rows.filter((row) => outcomeOf(row) === "better")
      .map((row) => annotationOf(row, "notice")),
  ];
}

function size({ difference }: PairedRow): number {
  return Math.abs(difference?.value ?? 0);
}

function annotationOf(row: PairedRow, level: Annotation["level"]): Annotation {
  const { difference, metric, reference } = row;
  const style = numberStyle(metric);
  const numbers = difference === null
    ? ""
    : `${style.difference(difference.value)} ${
      style.differenceInterval(difference)
    }${style.share ? " points" : ""}, n = ${countText(difference.n)}`;
  return {
    level,
    title: titleOf(row),
    message: `clearly ${
      level === "warning" ? "worse" : "better"
    } than ${reference}: ${numbers}`,
  };
}

/**
 * What the gates decided: failures as errors, those that cannot be decided as
 * warnings, and one notice that counts those that passed.
 *
 * @param rows The decisions.
 * @returns Errors, warnings, a notice.
 *
 * @example Usage
 * ```ts
 * import { gateAnnotations } from "@aftertune/aftertune/reports/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(gateAnnotations([]), []);
 * ```
 */
export function gateAnnotations(rows: readonly GateRow[]): Annotation[] {
  const of = (outcome: GateRow["outcome"], level: Annotation["level"]) =>
    rows.filter((row) => row.outcome === outcome).map((row) => ({
      level,
      title: `${titleOf(row)}: ${outcome}`,
      message: gateNumbers(row),
    }));
  const passed = rows.filter(({ outcome }) => outcome === "pass").length;
  return [
    ...of("fail", "error"),
    ...of("inconclusive", "warning"),
    ...passed === 0 ? [] : [{
      level: "notice" as const,
      title: "gates",
      message: `${countText(passed)} of ${countText(rows.length)} passed`,
    }],
  ];
}

function titleOf(row: PairedRow | GateRow): string {
  return `${row.model} · ${posedName(row)}`;
}

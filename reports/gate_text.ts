import type { GateOutcome, GateRow } from "../core/mod.ts";
import { posedName } from "./headline.ts";
import { countText, levelText, numberStyle } from "./number_text.ts";
import { wrapColumns } from "./wrap_columns.ts";

/** Options of {@linkcode gateText}. */
export interface GateTextOptions {
  /** Most columns of a line, 80 by default. */
  readonly columns?: number;
  /** Whether each decision is told with its arithmetic. */
  readonly explain?: boolean;
}

/** What needs looking at first. */
const ORDER: readonly GateOutcome[] = ["fail", "inconclusive", "pass"];

const INDENT = "  ";

/**
 * Writes what gates decided as plain text for a terminal, failures first.
 *
 * @param rows The decisions.
 * @param options How wide the terminal is, and whether the arithmetic is shown.
 * @returns Lines of text, the last one not ended.
 *
 * @example Usage
 * ```ts
 * import { gateText } from "@aftertune/aftertune/reports/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const estimate = { value: -0.01, low: -0.03, high: 0.01, level: 0.9, n: 300 };
 * const text = gateText([{
 *   ...{ reference: "base", model: "sft", task: "facts", treatment: "none" },
 *   ...{ evaluator: "exact-match", metric: "accuracy", worse: "lower" },
 *   ...{ margin: 0.05, confidence: 0.95, outcome: "pass", samples: null },
 *   ...{ difference: estimate, together: estimate },
 * }]);
 * assertEquals(text.split("\n")[0], "pass: sft · facts");
 * ```
 */
export function gateText(
  rows: readonly GateRow[],
  { columns = 80, explain = false }: GateTextOptions = {},
): string {
  const worstFirst = rows.toSorted((one, other) =>
    ORDER.indexOf(one.outcome) - ORDER.indexOf(other.outcome)
  );
  const sections = worstFirst.map((row) => [
    ...wrapColumns(
      `${row.outcome}: ${row.model} · ${posedName(row)}`,
      columns,
    ),
    ...[gateNumbers(row), ...explain ? gateArithmetic(row) : []]
      .flatMap((text) => wrapColumns(text, columns - INDENT.length))
      .map((line) => INDENT + line),
  ]);
  return [...sections.flat(), "", ...wrapColumns(totalOf(rows), columns)]
    .join("\n");
}

/**
 * Says what was found, how much was allowed, and on how many samples.
 *
 * @param row A decision.
 * @returns The difference, its interval, the margin and n, on one line.
 */
export function gateNumbers(row: GateRow): string {
  const { outcome, difference, metric, margin, worse, samples } = row;
  const style = numberStyle(metric);
  const amount = style.difference(margin).replace("+", "");
  const may = {
    lower: `may fall by ${amount}`,
    higher: `may rise by ${amount}`,
    either: `may change by ${amount}`,
  };
  const unit = style.share ? " points" : "";
  const more = {
    pass: "",
    fail: "",
    inconclusive: samples === null
      ? "; how many samples would decide cannot be told"
      : `; about ${countText(samples)} samples would decide`,
  }[outcome];
  return `${style.difference(difference.value)} ${
    style.differenceInterval(difference)
  }${unit}, ${may[worse]}; n = ${countText(difference.n)}${more}`;
}

/**
 * Says which interval is held against which bounds.
 *
 * @param row A decision.
 * @returns When it passes and when it fails, a line each.
 */
export function gateArithmetic(row: GateRow): string[] {
  const { difference, together, metric, margin, worse, confidence } = row;
  const style = numberStyle(metric);
  const lowest = style.difference(-margin);
  const highest = style.difference(margin);
  const within = {
    lower: `above ${lowest}`,
    higher: `below ${highest}`,
    either: `between ${lowest} and ${highest}`,
  }[worse];
  const beyond = {
    lower: `below ${lowest}`,
    higher: `above ${highest}`,
    either: `outside of ${lowest} to ${highest}`,
  }[worse];
  return [
    `passes where the ${levelText(difference.level)} interval ${
      style.differenceInterval(difference)
    } lies ${within} (${levelText(confidence)} sure on that side)`,
    `fails where the ${levelText(together.level)} interval ${
      style.differenceInterval(together)
    } lies ${beyond} (${levelText(confidence)} sure of all gates together)`,
  ];
}

function totalOf(rows: readonly GateRow[]): string {
  const counts = ORDER.map((outcome) => {
    const count = rows.filter((row) => row.outcome === outcome).length;
    return { outcome, count };
  });
  const parts = counts.filter(({ count }) => count > 0)
    .map(({ outcome, count }) => `${count} ${outcome}`);
  return `gates: ${parts.join(", ")}`;
}

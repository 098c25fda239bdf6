import type { Estimate, PairedRow } from "../core/mod.ts";
import { isShare } from "./is_share.ts";
import { outcomeOf } from "./outcome.ts";
import type { ModelVerdict, Verdict } from "./verdict.ts";

/** So many changes are named of each model, for the better and for the worse. */
const NAMED = 2;

/** What the fine-tuning changed in one model, in words. */
export interface VerdictText {
  /** The changes, in one sentence. */
  readonly finding: string;
  /** What must be known beside it: a sentence each. */
  readonly details: readonly string[];
}

/**
 * Says in words what the fine-tuning changed, of each model apart: its largest
 * changes both ways with interval and n, how many more there are, how many
 * differences cannot be told from noise, and what other evaluators say there.
 *
 * @param verdict What became of each model.
 * @returns A text a model, at least one.
 *
 * @example Usage
 * ```ts
 * import { verdictTexts } from "@aftertune/aftertune/analyses/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(
 *   verdictTexts({ reference: "base", models: [] }),
 *   [{ finding: "Nothing was compared with base.", details: [] }],
 * );
 * ```
 */
export function verdictTexts({ reference, models }: Verdict): VerdictText[] {
  return models.length === 0
    ? [{ finding: `Nothing was compared with ${reference}.`, details: [] }]
    : models.map((model) => modelText(model, reference));
}

function modelText(verdict: ModelVerdict, reference: string): VerdictText {
  const { unclear, missing, others } = verdict;
  const { plain = [], treated = [] } = Object.groupBy(
    others,
    ({ treatment }) => treatment === "none" ? "plain" : "treated",
  );
  const noise = unclear.length === 0
    ? ""
    : `; ${count(unclear.length, "difference")} could not be told from noise${
      othersText(plain)
    }`;
  const details = [
    ...missing.length === 0
      ? []
      : [`${count(missing.length, "comparison")} could not be made.`],
    ...formText(verdict),
    ...treatedText(verdict.treated, treated),
  ];
  return {
    finding: `Against ${reference}, ${changesText(verdict)}${noise}.`,
    details,
  };
}

function changesText({ model, better, worse, unclear }: ModelVerdict): string {
  const texts = [
    ...better.slice(0, NAMED).map(changeText),
    ...furtherText("better", better.length - NAMED),
    ...worse.slice(0, NAMED).map(changeText),
    ...furtherText("worse", worse.length - NAMED),
  ];
  const last = texts.pop() ??
    (unclear.length > 0 ? "showed no clear change" : "could not be compared");
  const first = texts.length > 0 ? `${texts.join(", ")} and ` : "";
  return `${model} ${first}${last}`;
}

/** Gained and lost where higher is better, improved and worsened where lower is. */
function changeText(row: PairedRow): string {
  const { task, better } = row;
  const { size, evidence } = magnitude(row);
  const up = outcomeOf(row) === "better";
  return better === "higher"
    ? `${up ? "gained" : "lost"} ${size} on ${task} ${evidence}`
    : `${up ? "improved" : "worsened"} ${task} by ${size} ${evidence}`;
}

/** Rose and fell, as for better or worse is what the first evaluator says. */
function othersText([row, ...more]: readonly PairedRow[]): string {
  if (row === undefined) return "";
  const { sign, size, evidence } = magnitude(row);
  const change = `${sign === "−" ? "fell" : "rose"} by ${size}`;
  const further = more.length === 0
    ? ""
    : ` and ${count(more.length, "other measure")} changed`;
  return `, though "${row.evaluator}" ${change} on ${
    posedText(row)
  } ${evidence}${further}`;
}

/** Beside other changes, as a lost form can hide an ability or a harm. */
function formText({ model, malformed }: ModelVerdict): string[] {
  const [row] = malformed;
  if (row === undefined) return [];
  const { sign, size, evidence } = magnitude(row);
  const more = malformed.length > 1 ? `, and ${malformed.length - 1} more` : "";
  return [
    `Answers of ${model} keep to the expected form less often: "${row.evaluator}" ${sign}${size} on ${
      posedText(row)
    } ${evidence}${more}.`,
  ];
}

function treatedText(
  treated: readonly PairedRow[],
  others: readonly PairedRow[],
): string[] {
  if (treated.length === 0) return [];
  const changed = treated.filter(isChange).length;
  return [
    `Under treatments, ${changed} of ${treated.length} changed${
      othersText(others)
    }.`,
  ];
}

function posedText({ task, treatment }: PairedRow): string {
  return treatment === "none" ? task : `${task} under ${treatment}`;
}

function magnitude(
  { difference, metric }: PairedRow,
): Readonly<Record<"sign" | "size" | "evidence", string>> {
  const { value, low, high, n } = difference as Estimate;
  const share = isShare(metric);
  const text = (size: number): string =>
    share ? (100 * size).toFixed(1) : size.toPrecision(3);
  const sign = (end: number): string => end < 0 ? "−" : "+";
  const [from, to] = [low, high].map((end) => sign(end) + text(Math.abs(end)));
  return {
    sign: sign(value),
    size: text(Math.abs(value)) + (share ? " points" : ""),
    evidence: `[${from}, ${to}; n = ${n}]`,
  };
}

function furtherText(way: "better" | "worse", more: number): string[] {
  return more > 0 ? [`did ${way} on ${more} more`] : [];
}

function isChange(row: PairedRow): boolean {
  return ["better", "worse"].includes(outcomeOf(row));
}

function count(size: number, thing: string): string {
  return `${size} ${thing}${size === 1 ? "" : "s"}`;
}
